import { expect, test } from 'vitest';

import { lampOf } from './lamp-of.ts';

const zone = { isPaired: true, isUnplugged: false, online: true };

test('the lamp tells a player that was unplugged from one that is offline by itself', () => {
  expect(lampOf(zone)).toBe('online');
  expect(lampOf({ ...zone, online: false })).toBe('offline');
  expect(lampOf({ ...zone, online: false, isUnplugged: true })).toBe('unplugged');
  expect(lampOf({ ...zone, online: false, isPaired: false, isUnplugged: true })).toBe('unpaired');
});
