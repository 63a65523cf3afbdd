import { setTimeout as wait } from 'node:timers/promises';
import { IntegrationError } from '../../integrations/errors.ts';

/** MAX_RETRIES of MON-13: three quick tries before a page counts as unreadable. */
const TRIES = 3;
const FIRST_WAIT_MS = 500;
/** A provider that asks for more patience than this is away for this round. */
const LONGEST_WAIT_MS = 30_000;

/** Reads are harmless to repeat; waits as long as the provider says, or doubling. */
export async function tryAgain<T>(signal: AbortSignal, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const isWorthIt = error instanceof IntegrationError && error.outcome !== 'never';
      if (!isWorthIt || attempt === TRIES || signal.aborted) throw error;
      const asked = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
      if (asked > LONGEST_WAIT_MS) throw error;
      await wait(asked, undefined, { signal });
    }
  }
}
