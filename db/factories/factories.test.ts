import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { makeContact } from './make-contact.ts';
import { makeIncident } from './make-incident.ts';
import { makeMessage } from './make-message.ts';
import { makeOrganization } from './make-organization.ts';
import { makeUser } from './make-user.ts';
import { makeVenue } from './make-venue.ts';
import { makeZone } from './make-zone.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

test('each noun can be made alone, in an organization of its own', async () => {
  const made = [
    await makeUser(db.database),
    await makeZone(db.database),
    await makeContact(db.database),
    await makeMessage(db.database),
    await makeIncident(db.database),
  ];
  expect(new Set(made.map((row) => row.organizationId)).size).toBe(made.length);
});

test('parents that are given are used', async () => {
  const { id: organizationId } = await makeOrganization(db.database);
  const venue = await makeVenue(db.database, { organizationId });
  const zone = await makeZone(db.database, { organizationId, venueId: venue.id });
  const contact = await makeContact(db.database, {
    organizationId,
    identities: [{ channel: 'line' }, { channel: 'email' }],
    venues: [{ venueId: venue.id, role: 'manager' }],
  });
  expect(zone).toMatchObject({ organizationId, venueId: venue.id });
  expect(contact.identities.map((identity) => identity.channel)).toEqual(['line', 'email']);
});
