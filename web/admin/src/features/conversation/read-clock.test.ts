import { describe, expect, it } from 'vitest';
import { readClock } from './read-clock.ts';

const dueAt = '2026-03-01T09:01:00.000Z';
const at = (instant: string) => Date.parse(`2026-03-01T${instant}Z`);

describe('the clock of a conversation', () => {
  it('counts down to the promised answer, and says when little is left', () => {
    const clock = { state: 'running', dueAt, metAt: null } as const;
    expect(readClock(clock, at('09:00:18'))).toEqual({ kind: 'due', ms: 42_000, isClose: true });
    expect(readClock(clock, at('08:01:00'))).toEqual({ kind: 'due', ms: 3_600_000, isClose: false });
  });

  it('is overdue as soon as the instant has passed, whether or not the server has said so', () => {
    for (const state of ['running', 'breached'] as const) {
      expect(readClock({ state, dueAt, metAt: null }, at('09:04:00'))).toEqual({
        kind: 'overdue',
        ms: 180_000,
      });
    }
  });

  it('stands still once somebody answered, and remembers when it was too late', () => {
    const metAt = '2026-03-01T09:00:30.000Z';
    expect(readClock({ state: 'met', dueAt, metAt }, at('12:00:00'))).toEqual({ kind: 'met' });
    expect(readClock({ state: 'breached', dueAt, metAt }, at('12:00:00'))).toEqual({ kind: 'late' });
    expect(readClock({ state: 'idle', dueAt: null, metAt: null }, at('12:00:00'))).toEqual({ kind: 'none' });
  });
});
