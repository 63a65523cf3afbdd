import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import { volumeByPercent, volumeBySteps } from './wanted-volume.ts';

const volume = fc.integer({ min: VOLUME_MIN, max: VOLUME_MAX });
const percent = fc.integer({ min: -100, max: 100 }).filter((value) => value !== 0);

describe('a percentage of the present volume', () => {
  it.each([
    [10, -20, 8],
    [16, -20, 13],
    [8, -20, 6],
    [8, 20, 10],
    [2, -20, 1],
    [1, -20, 0],
    [0, -20, 0],
    [0, 20, 1],
    [16, 20, 16],
    [3, 10, 4],
    [12, -50, 6],
    [9, -100, 0],
    [9, 0, 9],
  ])('%i by %i percent is %i', (present, by, expected) => {
    expect(volumeByPercent(present, by)).toBe(expected);
  });

  it('stays on the scale and moves at least one step the right way, unless it is at the end', () => {
    fc.assert(
      fc.property(volume, percent, (present, by) => {
        const wanted = volumeByPercent(present, by);
        expect(Number.isInteger(wanted)).toBe(true);
        expect(wanted).toBeGreaterThanOrEqual(VOLUME_MIN);
        expect(wanted).toBeLessThanOrEqual(VOLUME_MAX);
        const isAtEnd = present === (by > 0 ? VOLUME_MAX : VOLUME_MIN);
        if (isAtEnd) expect(wanted).toBe(present);
        else expect(Math.sign(wanted - present)).toBe(Math.sign(by));
      }),
    );
  });

  it('is never further from the exact share than one step', () => {
    fc.assert(
      fc.property(volume, percent, (present, by) => {
        const exact = Math.min(VOLUME_MAX, present * (1 + by / 100));
        expect(Math.abs(volumeByPercent(present, by) - exact)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a larger wish never changes less', () => {
    fc.assert(
      fc.property(volume, percent, percent, (present, one, other) => {
        const [smaller, larger] = one < other ? [one, other] : [other, one];
        expect(volumeByPercent(present, smaller)).toBeLessThanOrEqual(volumeByPercent(present, larger));
      }),
    );
  });
});

it('steps end at the ends of the scale', () => {
  expect(volumeBySteps(14, 5)).toBe(VOLUME_MAX);
  expect(volumeBySteps(2, -5)).toBe(VOLUME_MIN);
  expect(volumeBySteps(8, -2)).toBe(6);
});
