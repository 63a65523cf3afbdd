import type { Log } from '../activities/dependencies.ts';
import type { Context } from '../services/context.ts';
import { pruneOldRows } from '../services/process/prune-old-rows.ts';

const HOUR_MS = 3_600_000;

/** Removes what only had to be told, now and every hour; several workers doing so do no harm. */
export function pruneHourly(context: Pick<Context, 'database' | 'clock'> & { log: Log }): {
  stop: () => void;
} {
  const prune = () =>
    void pruneOldRows(context).catch((error: unknown) =>
      context.log.warn(
        { problem: error instanceof Error ? error.name : 'unknown' },
        'Old rows were not removed',
      ),
    );
  prune();
  const timer = setInterval(prune, HOUR_MS);
  return { stop: () => clearInterval(timer) };
}
