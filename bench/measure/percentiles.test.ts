import { expect, it } from 'vitest';
import { meanOf, medianOf, percentilesOf } from './percentiles.ts';

it('is always a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentilesOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
});

it('of one value is that value', () => {
  expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
});

it('sorts by size and not by text, and leaves the values as they were', () => {
  const values = [100, 9, 20];
  expect(medianOf(values)).toBe(20);
  expect(values).toEqual([100, 9, 20]);
});

it('of nothing is no number', () => {
  expect(percentilesOf([]).p95).toBeNaN();
  expect(meanOf([])).toBeNaN();
});
