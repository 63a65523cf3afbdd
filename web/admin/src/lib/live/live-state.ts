import { useSyncExternalStore } from 'react';

/** `lost` says since when, so that a screen can tell how old its rows may be. */
export type LiveState = { state: 'connecting' } | { state: 'live' } | { state: 'lost'; since: number };

let current: LiveState = { state: 'connecting' };
const listeners = new Set<() => void>();

export function setLiveState(state: LiveState['state']): void {
  if (state === current.state) return;
  current = state === 'lost' ? { state, since: Date.now() } : { state };
  for (const listener of listeners) listener();
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
