import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askAgainAt, DEFAULT_PACES, latestNextFreeAt, slotAt } from './pace.ts';
import type { Pace } from './pace.ts';

const START = Date.parse('2026-01-05T09:00:00Z');

/** The pacer's row, moved as the conditional update moves it. */
class Pacer {
  private nextFreeAt = new Date(START);
  private readonly pace: Pace;

  constructor(pace: Pace) {
    this.pace = pace;
  }

  take(nowMs: number, priority = 1): Date | null {
    const now = new Date(nowMs);
    const { pace, nextFreeAt } = this;
    if (nextFreeAt > latestNextFreeAt({ now, pace, priority })) return null;
    const slot = slotAt({ now, pace, nextFreeAt });
    this.nextFreeAt = new Date(Math.max(nextFreeAt.getTime(), nowMs) + pace.intervalMicros / 1_000);
    return slot;
  }
}

describe('the pace of an account', () => {
  test('a burst leaves at once, what follows leaves at the steady rate', () => {
    const pacer = new Pacer({ intervalMicros: 1_000_000, burst: 3 });
    const waits = Array.from({ length: 5 }, () => Number(pacer.take(START)) - START);
    expect(waits).toEqual([0, 0, 0, 1_000, 2_000]);
  });

  test('an account that was idle has its whole burst again, and no more', () => {
    const pacer = new Pacer({ intervalMicros: 1_000_000, burst: 3 });
    for (let index = 0; index < 3; index += 1) pacer.take(START);
    const later = START + 3_600_000;
    const waits = Array.from({ length: 4 }, () => Number(pacer.take(later)) - later);
    expect(waits).toEqual([0, 0, 0, 1_000]);
  });

  test.each([
    ['whatsapp', 1_000, 80],
    ['line', 1_000, 2_000],
    ['email', 3_600_000, 100],
  ] as const)('%s never gets more than its limit, however the messages come', (channel, windowMs, limit) => {
    const arrivals = fc.array(fc.nat({ max: windowMs * 2 }), { minLength: limit, maxLength: limit * 2 });
    fc.assert(
      fc.property(arrivals, (offsets) => {
        const pacer = new Pacer(DEFAULT_PACES[channel]);
        const slots = offsets
          .toSorted((a, b) => a - b)
          .map((offset) => Number(pacer.take(START + offset)))
          .toSorted((a, b) => a - b);
        // half-open window: the message that leaves a whole window later is outside
        for (const [index, slot] of slots.entries()) {
          const end = slots[index + limit];
          if (end !== undefined) expect(end - slot).toBeGreaterThanOrEqual(windowMs - 1);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a reply overtakes a crowd of notices: no more of them get a slot than leave in two seconds', () => {
    const pacer = new Pacer(DEFAULT_PACES.whatsapp);
    const notices = Array.from({ length: 500 }, () => pacer.take(START, 2));
    expect(notices.filter((slot) => slot !== null)).toHaveLength(40 + 80);
    expect(Number(pacer.take(START, 1)) - START).toBeLessThanOrEqual(2_050);
  });

  test('those without a slot come back spread over the time the crowd needs', () => {
    const question = { now: new Date(START), pace: DEFAULT_PACES.whatsapp, waiting: 400 };
    expect(Number(askAgainAt({ ...question, spread: 0 })) - START).toBe(5_000);
    expect(Number(askAgainAt({ ...question, spread: 1 })) - START).toBe(15_000);
    expect(Number(askAgainAt({ ...question, waiting: 1, spread: 0 })) - START).toBe(500);
  });
});
