import type { Message } from './types.ts';

/** What comes later than this was not asked for: it is a notice. */
const LONGEST_ANSWER_MS = 5 * 60_000;

/** How long after the contact's last words each answer came, by message id. */
export function timeAnswers(messages: readonly Message[]): Map<string, number> {
  const times = new Map<string, number>();
  let askedAt: number | null = null;
  for (const { id, at, direction } of messages) {
    if (direction === 'from_contact') askedAt = Date.parse(at);
    else if (askedAt !== null) {
      const tookMs = Date.parse(at) - askedAt;
      if (tookMs >= 0 && tookMs <= LONGEST_ANSWER_MS) times.set(id, tookMs);
    }
  }
  return times;
}

/** 0.6, 12, 95: tenths only where they can be felt. */
export function toSeconds(ms: number): string {
  const seconds = ms / 1_000;
  return seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
}
