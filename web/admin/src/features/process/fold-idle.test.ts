import { describe, expect, it } from 'vitest';
import { foldIdle } from './fold-idle.ts';

const at = (sequence: number, instant: string) => ({ sequence, at: instant });
const dayOf = (instant: string) => instant.slice(0, 10);

describe('a story with pauses', () => {
  it('says once how long nothing happened, and where a day begins', () => {
    const steps = [
      at(1, '2026-03-01T09:00:00Z'),
      at(2, '2026-03-01T09:00:04Z'),
      at(3, '2026-03-01T12:00:04Z'),
      at(4, '2026-03-02T00:00:04Z'),
    ];
    expect(foldIdle(steps, dayOf).map((line) => (line.kind === 'idle' ? line.ms : line.key))).toEqual([
      'day-1',
      'step-1',
      'step-2',
      3 * 3_600_000,
      'step-3',
      12 * 3_600_000,
      'day-4',
      'step-4',
    ]);
  });

  it('says nothing of a story without steps', () => {
    expect(foldIdle([], dayOf)).toEqual([]);
  });
});
