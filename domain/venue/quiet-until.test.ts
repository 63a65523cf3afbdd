import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-until.ts';

const daily = (from: string, to: string) => [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from, to }));
const bangkok = { timezone: 'Asia/Bangkok', openingHours: daily('07:00', '23:00'), silencedUntil: null };
const instant = (text: string) => Date.parse(text);

describe('when an outage is no incident', () => {
  it('never, for a venue without opening hours', () => {
    expect(quietUntil({ ...bangkok, openingHours: null }, instant('2026-03-02T03:00:00+07:00'))).toBeNull();
  });

  it('not while it is open', () => {
    expect(quietUntil(bangkok, instant('2026-03-02T12:00:00+07:00'))).toBeNull();
  });

  it('at night, until it opens in its own time zone', () => {
    expect(quietUntil(bangkok, instant('2026-03-02T02:30:00+07:00'))).toBe(
      instant('2026-03-02T07:00:00+07:00'),
    );
    expect(quietUntil(bangkok, instant('2026-03-02T23:30:00+07:00'))).toBe(
      instant('2026-03-03T07:00:00+07:00'),
    );
  });

  it('a bar that closes at two is open past midnight', () => {
    const bar = { ...bangkok, openingHours: [{ weekday: 4, from: '18:00', to: '02:00' }] };
    expect(quietUntil(bar, instant('2026-03-07T01:00:00+07:00'))).toBeNull();
    expect(quietUntil(bar, instant('2026-03-07T02:00:00+07:00'))).toBe(instant('2026-03-13T18:00:00+07:00'));
  });

  it('during an agreed silence, and after it until opening time', () => {
    const silenced = { ...bangkok, silencedUntil: instant('2026-03-02T12:00:00+07:00') };
    expect(quietUntil(silenced, instant('2026-03-02T11:00:00+07:00'))).toBe(
      instant('2026-03-02T12:00:00+07:00'),
    );
    const overNight = { ...bangkok, silencedUntil: instant('2026-03-03T01:00:00+07:00') };
    expect(quietUntil(overNight, instant('2026-03-02T11:00:00+07:00'))).toBe(
      instant('2026-03-03T07:00:00+07:00'),
    );
  });

  it('opening time stays where the clocks were changed over night', () => {
    const berlin = { timezone: 'Europe/Berlin', openingHours: daily('08:00', '20:00'), silencedUntil: null };
    expect(quietUntil(berlin, instant('2026-03-28T22:00:00+01:00'))).toBe(
      instant('2026-03-29T08:00:00+02:00'),
    );
    expect(quietUntil(berlin, instant('2026-10-24T22:00:00+02:00'))).toBe(
      instant('2026-10-25T08:00:00+01:00'),
    );
  });
});
