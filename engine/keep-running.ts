import type { RunningProcess } from './start-process.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
/** A child that has run for so long is well: its next death starts from the short wait again. */
const WELL_AFTER_MS = 60_000;

export interface KeepRunningInput {
  name: string;
  child: () => RunningProcess | undefined;
  restart: () => Promise<void>;
  onProgress: (sentence: string) => void;
  /** After each restart: the process number is another one now. */
  onRestarted?: () => void;
}

/** Starts a child again whenever it dies, later each time it does not last. Returns how to let it rest. */
export function keepRunning(input: KeepRunningInput): () => Promise<void> {
  const released = new AbortController();
  const over = watch(input, released.signal);
  return async () => {
    released.abort();
    // A restart that is under way ends first, so that there is exactly one child to stop.
    await over;
  };
}

async function watch(input: KeepRunningInput, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    const child = input.child();
    if (!child) return;
    const startedAt = Date.now();
    const how = await until(child.exited, signal);
    if (how === undefined) return;
    if (Date.now() - startedAt > WELL_AFTER_MS) waitMs = FIRST_WAIT_MS;
    input.onProgress(`${input.name} ${how} (see ${child.logFile}); starting it again.`);
    for (let isBack = false; !isBack; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      await until(new Promise((resolve) => setTimeout(resolve, waitMs, '')), signal);
      if (signal.aborted) return;
      isBack = await tryRestart(input, waitMs);
    }
    input.onRestarted?.();
  }
}

async function tryRestart(input: KeepRunningInput, waitedMs: number): Promise<boolean> {
  const startedAt = Date.now();
  try {
    await input.restart();
    input.onProgress(
      `${input.name} is back after ${((waitedMs + Date.now() - startedAt) / 1000).toFixed(1)} s.`,
    );
    return true;
  } catch (error) {
    input.onProgress(`${input.name} could not be started again: ${(error as Error).message}`);
    return false;
  }
}

/** The value, or undefined once released. */
async function until<T>(value: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  const released = Promise.withResolvers<undefined>();
  const release = () => released.resolve(undefined);
  signal.addEventListener('abort', release, { once: true });
  return Promise.race([value, released.promise]).finally(() => signal.removeEventListener('abort', release));
}
