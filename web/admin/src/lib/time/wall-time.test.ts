import { describe, expect, it } from 'vitest';
import { instantOfWallTime, wallTimeOf } from './wall-time.ts';

describe('a time on the clocks of a venue', () => {
  it.each([
    ['2026-01-02T15:05', 'Asia/Bangkok', '2026-01-02T08:05:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T01:30', 'Europe/Berlin', '2026-10-24T23:30:00.000Z'],
  ])('%s in %s is %s, and back', (wallTime, timeZone, instant) => {
    expect(new Date(instantOfWallTime(wallTime, timeZone)).toISOString()).toBe(instant);
    expect(wallTimeOf(Date.parse(instant), timeZone)).toBe(wallTime);
  });
});
