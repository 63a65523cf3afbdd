import { waitUntil } from '../../scripts/play/wait-until.ts';
import type { Platform } from '../platform/start-platform.ts';

/** Longer than the wait before suspects are read again, so that their reading belongs to the round. */
const QUIET_MS = 5_000;
const LOOK_EVERY_MS = 250;

/** Counted at the provider: looking at our own database would be work in the window. */
export async function countRequests({ sandbox }: Platform): Promise<number> {
  return Number((await sandbox.counts()).soundtrackRequests);
}

/** Waits until the provider was asked so often and then left alone. @returns its count. */
export async function waitForQuiet(
  platform: Platform,
  { atLeast, withinMs }: { atLeast: number; withinMs: number },
): Promise<number> {
  let last = -1;
  let since = performance.now();
  return waitUntil(
    `${atLeast} requests to the provider, and then none`,
    withinMs,
    async () => {
      const count = await countRequests(platform);
      if (count !== last) {
        last = count;
        since = performance.now();
      }
      return count >= atLeast && performance.now() - since > QUIET_MS ? count : null;
    },
    LOOK_EVERY_MS,
  );
}

/** Starts in the pause after a round. @returns what one undisturbed round asks. */
export async function countRequestsOfRound(platform: Platform, intervalMs: number): Promise<number> {
  const before = await countRequests(platform);
  const after = await waitForQuiet(platform, { atLeast: before + 1, withinMs: 4 * intervalMs });
  return after - before;
}

/** So many rounds, and in the pause before each of them something may be done. */
export async function waitForRounds(
  platform: Platform,
  input: {
    rounds: number;
    requestsPerRound: number;
    intervalMs: number;
    beforeEach?: (round: number) => Promise<void>;
  },
): Promise<void> {
  let count = await countRequests(platform);
  for (let round = 0; round < input.rounds; round += 1) {
    await input.beforeEach?.(round);
    const atLeast = count + input.requestsPerRound;
    count = await waitForQuiet(platform, { atLeast, withinMs: 4 * input.intervalMs });
  }
}
