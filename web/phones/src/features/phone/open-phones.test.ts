import { expect, test } from 'vitest';

import { closePhone, firstPhones, openPhone, readPhones, writePhones } from './open-phones.ts';
import type { Contact, OpenPhone } from './types.ts';

const phone = (contactId: string, channel: OpenPhone['channel'] = 'whatsapp'): OpenPhone => ({
  contactId,
  channel,
});

test('open phones survive the way through the address', () => {
  const phones = [phone('team.lead', 'email'), phone('contact-1', 'line')];
  expect(readPhones(writePhones(phones))).toEqual(phones);
  expect(readPhones('contact-1.fax~~.line~contact-2.line')).toEqual([phone('contact-2', 'line')]);
});

test('closing the last phone is remembered', () => {
  expect(writePhones(closePhone([phone('a')], phone('a')))).not.toBe('');
});

test('a fourth phone takes the place of the third', () => {
  const three = [phone('a'), phone('b'), phone('c')];
  expect(openPhone(three, phone('d'))).toEqual([phone('a'), phone('b'), phone('d')]);
  expect(openPhone(three, phone('b'))).toEqual(three);
});

test("the first visit opens a venue's people, one on each channel", () => {
  const contact = (id: string, venue: string, channels: Contact['channels']): Contact => ({
    id,
    name: id,
    venue,
    channels,
    lastMessage: null,
  });
  const opened = firstPhones([
    contact('boss', 'Team', { whatsapp: '1', email: 'boss@demo.example' }),
    contact('ploy', 'Hotel', { whatsapp: '2', email: 'ploy@hotel.example' }),
    contact('mali', 'Hotel', { line: 'U1' }),
    contact('krit', 'Hotel', { whatsapp: '3', email: 'krit@hotel.example' }),
  ]);
  expect(opened).toEqual([phone('ploy'), phone('mali', 'line'), phone('krit', 'email')]);
});
