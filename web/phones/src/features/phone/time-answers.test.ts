import { expect, test } from 'vitest';

import { timeAnswers, toSeconds } from './time-answers.ts';
import type { Message } from './types.ts';

const said = (id: string, second: number, direction: Message['direction']): Message => ({
  id,
  at: new Date(second * 1_000).toISOString(),
  direction,
  kind: 'text',
  text: id,
  tick: 'read',
});

test('every answer says how long after the last question it came', () => {
  const times = timeAnswers([
    said('a', 0, 'from_contact'),
    said('b', 1, 'from_contact'),
    said('on its way', 1.6, 'to_contact'),
    said('done', 4, 'to_contact'),
  ]);
  expect([...times]).toEqual([
    ['on its way', 600],
    ['done', 3_000],
  ]);
});

test('a notice nobody asked for has no answer time', () => {
  const notice = said('offline', 0, 'to_contact');
  expect(timeAnswers([notice]).size).toBe(0);
  const later = said('recovered', 3_600, 'to_contact');
  expect(timeAnswers([notice, said('ok', 5, 'from_contact'), later]).size).toBe(0);
});

test('tenths of a second are told only under ten seconds', () => {
  expect([640, 9_900, 12_400].map(toSeconds)).toEqual(['0.6', '9.9', '12']);
});
