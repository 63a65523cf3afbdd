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

test('who was last in touch stands first', () => {
  const [ploy, mali, krit] = contacts;
  if (!ploy || !mali || !krit) throw new Error('three contacts');
  const at = (second: number): Contact['lastMessage'] => ({
    id: 'm',
    at: new Date(second * 1_000).toISOString(),
    direction: 'to_contact',
    kind: 'text',
    text: 'x',
    tick: 'read',
    channel: 'whatsapp',
  });
  const list = [ploy, { ...mali, lastMessage: at(1) }, { ...krit, lastMessage: at(2) }];
  const names = findContacts(list, { text: '', channel: null }).map(({ name }) => name);
  expect(names).toEqual([krit.name, mali.name, ploy.name]);
});

test('a channel keeps only those who have it', () => {
  expect(found('', 'line')).toEqual(['มะลิ แสงตะวัน']);
  expect(found('pavilion', 'email')).toEqual(['Ploy Saengarun']);
});
