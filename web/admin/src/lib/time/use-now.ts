import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Milliseconds; draws again when `stepMs` have passed. One clock for the whole page. */
export function useNow(stepMs: number = TICK_MS): number {
  const stepped = () => Math.floor(now / stepMs) * stepMs;
  return useSyncExternalStore(subscribe, stepped);
}
