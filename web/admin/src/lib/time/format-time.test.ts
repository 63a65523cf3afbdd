import { describe, expect, it } from 'vitest';
import { cityOfZone, formatFull, formatInstant, isSameClock, toSpan } from './format-time.ts';

const at = Date.parse('2026-01-02T08:05:00Z');
const bangkok = { timeZone: 'Asia/Bangkok' } as const;

describe('times', () => {
  it('are shown in the zone of the venue, with the day when it is not today', () => {
    expect(formatInstant(at, { language: 'en', ...bangkok, now: at })).toBe('15:05');
    expect(formatInstant(at, { language: 'en', ...bangkok, now: at + 86_400_000 })).toBe('Fri 2 Jan 15:05');
  });

  it('show the common year in Thai, never the Buddhist one', () => {
    const text = formatFull(at, { language: 'th', ...bangkok });
    expect(text).toContain('2026');
    expect(text).not.toContain('2569');
  });

  it('stand beside the reader’s own only when the clocks differ', () => {
    expect(isSameClock(at, 'Asia/Bangkok', 'Asia/Ho_Chi_Minh')).toBe(true);
    expect(isSameClock(at, 'Asia/Bangkok', 'Europe/Berlin')).toBe(false);
    expect(cityOfZone('Asia/Ho_Chi_Minh')).toBe('Ho Chi Minh');
  });

  it('that have passed are told in the largest unit', () => {
    expect(toSpan(12_900)).toEqual({ unit: 'seconds', count: 12 });
    expect(toSpan(7 * 60_000)).toEqual({ unit: 'minutes', count: 7 });
    expect(toSpan(47 * 3_600_000)).toEqual({ unit: 'hours', count: 47 });
    expect(toSpan(50 * 3_600_000)).toEqual({ unit: 'days', count: 2 });
  });
});
