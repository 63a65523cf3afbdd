import { useSyncExternalStore } from 'react';

/** At most one sheet lies over the page. */
export type Sheet = 'palette' | 'shortcuts' | null;

let sheet: Sheet = null;
const listeners = new Set<() => void>();

export function openSheet(next: Sheet): void {
  sheet = next;
  for (const listener of listeners) listener();
}

export function useSheet(): Sheet {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sheet,
  );
}
