import type { Channel } from './channels.ts';

/** LINE remembers a retry key for 24 h from its first use; an hour is left for clocks and queues. */
const REPEATABLE_FOR_MS = 23 * 3_600_000;

/** May an attempt be made again without knowing what became of the one before? Only where the vendor recognises it. */
export function isSafeToRepeat(attempt: {
  channel: Channel;
  firstAttemptAt: Date | null;
  now: Date;
}): boolean {
  const { channel, firstAttemptAt, now } = attempt;
  if (channel !== 'line' || firstAttemptAt === null) return false;
  return now.getTime() - firstAttemptAt.getTime() < REPEATABLE_FOR_MS;
}
