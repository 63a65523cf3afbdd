import type { Channel } from './channels.ts';

/**
 * A generic cell rate algorithm: `nextFreeAt` is when the account would be idle again if everything handed out
 * were spread evenly. It may run ahead of the clock by `burst` messages before anybody has to wait.
 */
export type Pace = { intervalMicros: number; burst: number };

/** Burst and rate are half of the vendor's limit each, so that no window of its length ever holds more than the limit. */
export const DEFAULT_PACES: Record<Channel, Pace> = {
  // 80 a second and number, where what comes in counts too
  whatsapp: { intervalMicros: 25_000, burst: 40 },
  // 2,000 a second and channel
  line: { intervalMicros: 1_000, burst: 1_000 },
  // 100 an hour and sender
  email: { intervalMicros: 72_000_000, burst: 50 },
};

/** Replies may be queued as far ahead as need be; everything else only so far that a reply still comes through soon. */
const REPLY_PRIORITY = 1;
const LONGEST_REPLY_WAIT_MS = 24 * 3_600_000;
const LONGEST_OTHER_WAIT_MS = 2_000;
const OTHERS_AHEAD = 3;
const SHORTEST_PAUSE_MS = 1_000;

const intervalMs = (pace: Pace) => pace.intervalMicros / 1_000;
const toleranceMs = (pace: Pace) => (pace.burst - 1) * intervalMs(pace);

/** A slot is handed out only while `nextFreeAt` is no later than this. */
export function latestNextFreeAt(input: { now: Date; pace: Pace; priority: number }): Date {
  const { now, pace, priority } = input;
  const longestWaitMs =
    priority === REPLY_PRIORITY
      ? LONGEST_REPLY_WAIT_MS
      : Math.max(LONGEST_OTHER_WAIT_MS, OTHERS_AHEAD * intervalMs(pace));
  return new Date(now.getTime() + toleranceMs(pace) + longestWaitMs);
}

/** When the holder of the slot that moved `nextFreeAt` from here may send. */
export function slotAt(input: { now: Date; pace: Pace; nextFreeAt: Date }): Date {
  const { now, pace, nextFreeAt } = input;
  return new Date(Math.max(now.getTime(), Math.ceil(nextFreeAt.getTime() - toleranceMs(pace))));
}

/**
 * When to ask again after no slot was handed out: about when those who wait will have left, so that each asks
 * once or twice. `spread` is 0 to 1 and keeps them from coming back together.
 */
export function askAgainAt(input: { now: Date; pace: Pace; waiting: number; spread: number }): Date {
  const { now, pace, waiting, spread } = input;
  const untilTheyLeftMs = Math.max(SHORTEST_PAUSE_MS, waiting * intervalMs(pace));
  return new Date(now.getTime() + untilTheyLeftMs * (0.5 + spread));
}
