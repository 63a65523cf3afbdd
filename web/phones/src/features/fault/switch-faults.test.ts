import { expect, test } from 'vitest';

import { findSwitch, isOn, occasionOf, withoutSwitch, withSwitch } from './switch-faults.ts';
import type { Fault } from './types.ts';

const place = { vendor: 'line', kind: 'delay' } as const;
const elsewhere: Fault = { ...place, recipient: 'U1', params: {}, struck: 4 };

test('a switch is put on once, with its occasion, and leaves what others set alone', () => {
  const first = withSwitch([elsewhere], { ...place, occasion: 'half', params: { delayMs: 500 } });
  const second = withSwitch(first, { ...place, occasion: 'next', params: {} });
  expect(second).toEqual([elsewhere, { ...place, next: 1, params: {}, struck: 0 }]);
  expect(occasionOf(findSwitch(first, place))).toBe('half');
  expect(withoutSwitch(second, place)).toEqual([elsewhere]);
});

test('a fault that has struck its last time is off', () => {
  const [spent] = withSwitch([], { ...place, occasion: 'next', params: {} });
  expect(isOn(spent)).toBe(true);
  expect(isOn(spent && { ...spent, next: 0 })).toBe(false);
  expect(isOn(undefined)).toBe(false);
});
