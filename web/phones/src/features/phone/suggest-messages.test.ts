import { expect, test } from 'vitest';

import { suggestMessages } from './suggest-messages.ts';
import type { Message } from './types.ts';

const message = (direction: Message['direction'], second: number): Message => ({
  id: `${direction}-${second}`,
  at: new Date(second * 1_000).toISOString(),
  direction,
  kind: 'text',
  text: 'x',
  tick: 'read',
});
const first = (channel: 'whatsapp' | 'line', name: string, messages: Message[] = []) =>
  suggestMessages({ channel, name, messages })[0];

test('Thai on LINE and for Thai names, English otherwise', () => {
  expect(first('line', 'Ploy')).toBe('เพลงที่ล็อบบี้ดังเกินไป');
  expect(first('whatsapp', 'มะลิ')).toBe('เพลงที่ล็อบบี้ดังเกินไป');
  expect(first('whatsapp', 'Ploy')).toBe('The lobby music is too loud');
});

test('"OK" stands first after a notice, not after an answer', () => {
  expect(first('whatsapp', 'Ploy', [message('to_contact', 0)])).toBe('OK');
  expect(first('whatsapp', 'Ploy', [message('from_contact', 0), message('to_contact', 1)])).not.toBe('OK');
});
