import { expect, it } from 'vitest';
import { formatFigure } from './format-figure.ts';

it.each([
  [0, '0'],
  [0.000_1, '0'],
  [0.012_345, '0.0123'],
  [1.5, '1.5'],
  [99.96, '100'],
  [12_345.6, '12,346'],
  [-0.2, '-0.2'],
  [Number.NaN, 'none'],
])('%s is written %s', (value, expected) => {
  expect(formatFigure(value)).toBe(expected);
});
