import { useSyncExternalStore } from 'react';

/** How long "closed" can be undone: the server is told after it, since a closed conversation is not opened again. */
const UNDO_MS = 5_000;

let closing: ReadonlySet<string> = new Set();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function put(next: ReadonlySet<string>): void {
  closing = next;
  for (const listener of listeners) listener();
}

/** Hides it now and closes it soon; should the page go before, it stays open, which loses nothing. */
export function closeSoon(conversationId: string, close: () => Promise<unknown>): void {
  put(new Set([...closing, conversationId]));
  const run = () => {
    timers.delete(conversationId);
    void close().finally(() => keepOpen(conversationId));
  };
  timers.set(conversationId, setTimeout(run, UNDO_MS));
}

export function keepOpen(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  timers.delete(conversationId);
  put(new Set([...closing].filter((id) => id !== conversationId)));
}

/** Conversations that the lists no longer show. */
export function useClosing(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => closing,
  );
}
