import { expect, test } from 'vitest';

import { findContacts } from './find-contacts.ts';
import type { Contact } from './types.ts';

const contact = (name: string, venue: string, channels: Contact['channels'], role = 'manager'): Contact => ({
  id: name,
  name,
  role,
  venue,
  channels,
  lastMessage: null,
});
const contacts = [
  contact('Ploy Saengarun', 'Siam Pavilion Bangkok', { whatsapp: '6620000000', email: 'ploy@hotel.example' }),
  contact('มะลิ แสงตะวัน', 'Siam Pavilion Bangkok', { line: 'U1' }),
  contact('Krit Wongdao', 'Siam Pavilion Phuket', { whatsapp: '6620000002' }, 'it'),
];
const found = (text: string, channel: 'whatsapp' | 'line' | 'email' | null = null) =>
  findContacts(contacts, { text, channel }).map(({ name }) => name);

test('a contact is found by parts of name, venue and role in any order', () => {
  expect(found('phuket krit')).toEqual(['Krit Wongdao']);
  expect(found('it pavilion')).toEqual(['Krit Wongdao']);
  expect(found('มะลิ')).toEqual(['มะลิ แสงตะวัน']);
  expect(found('')).toHaveLength(3);
});

test('a channel keeps only those who have it', () => {
  expect(found('', 'line')).toEqual(['มะลิ แสงตะวัน']);
  expect(found('pavilion', 'email')).toEqual(['Ploy Saengarun']);
});
