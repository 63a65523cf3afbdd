import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeConnection } from '../../db/factories/make-connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { auditEntriesTable } from '../../db/schema/audit/audit-entries.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { findOrCreateContact } from './find-or-create-contact.ts';
import { listContactsOfVenue } from './list-contacts-of-venue.ts';
import { listTeamContacts } from './list-team-contacts.ts';
import { listVenuesOfContact } from './list-venues-of-contact.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

const contextOf = (organizationId: OrganizationId): Context => ({
  database: db.database,
  clock: { now: () => new Date('2026-03-02T09:00:00Z') },
  organizationId,
  actor: { kind: 'system', name: 'test' },
});

async function makeAccount() {
  const connection = await makeConnection(db.database);
  const context = contextOf(connection.organizationId);
  const sender = {
    channel: 'whatsapp',
    connectionId: connection.id,
    externalId: '15550100042',
    name: 'Nok from the lobby',
  } as const;
  return { context, sender };
}

const contactsOf = (context: Context) =>
  inOrganization(db.database, context.organizationId, (tx) => tx.select().from(contactsTable));

describe('whoever writes to us', () => {
  test('becomes a contact with his first message, once, and speaks for no venue', async () => {
    const { context, sender } = await makeAccount();
    const first = await findOrCreateContact(context, sender);
    expect(first.isNew).toBe(true);
    expect(await findOrCreateContact(context, sender)).toEqual({ ...first, isNew: false });
    expect(await contactsOf(context)).toMatchObject([{ id: first.contactId, name: 'Nok from the lobby' }]);
    expect(await listVenuesOfContact(context, first.contactId)).toEqual([]);
    const audit = await inOrganization(db.database, context.organizationId, (tx) =>
      tx.select().from(auditEntriesTable).where(eq(auditEntriesTable.entityId, first.contactId)),
    );
    expect(audit).toMatchObject([{ action: 'contact.created', actorKind: 'system' }]);
  });

  test('with two first messages at once is still one contact', async () => {
    const { context, sender } = await makeAccount();
    const found = await Promise.all(Array.from({ length: 8 }, () => findOrCreateContact(context, sender)));
    expect(new Set(found.map(({ contactId }) => contactId)).size).toBe(1);
    expect(found.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await contactsOf(context)).toHaveLength(1);
  });

  test('is called by his address until his name is known, and keeps the name that people gave him', async () => {
    const { context, sender } = await makeAccount();
    await findOrCreateContact(context, { ...sender, name: null });
    expect(await contactsOf(context)).toMatchObject([{ name: '15550100042' }]);
    await findOrCreateContact(context, { ...sender, name: 'Nok' });
    await findOrCreateContact(context, { ...sender, name: 'Another name' });
    expect(await contactsOf(context)).toMatchObject([{ name: 'Nok' }]);
  });

  test('is another person on another account, also with the same id', async () => {
    const { context, sender } = await makeAccount();
    const second = await makeConnection(db.database, { organizationId: context.organizationId });
    await findOrCreateContact(context, sender);
    expect(await findOrCreateContact(context, { ...sender, connectionId: second.id })).toMatchObject({
      isNew: true,
    });
  });

  test("makes no contact through another organization's account, nor through one of another vendor", async () => {
    const { context, sender } = await makeAccount();
    const foreign = await makeConnection(db.database);
    const refused = { code: 'connection.not_found' };
    await expect(findOrCreateContact(context, { ...sender, connectionId: foreign.id })).rejects.toMatchObject(
      refused,
    );
    await expect(findOrCreateContact(context, { ...sender, channel: 'line' })).rejects.toMatchObject(refused);
    expect(await contactsOf(context)).toEqual([]);
  });
});

describe('what a contact may speak for', () => {
  test('are the venues where he has a role, with their living zones, each once', async () => {
    const venue = await makeVenue(db.database);
    const { organizationId } = venue;
    const closed = await makeVenue(db.database, {
      organizationId,
      archivedAt: new Date('2026-01-06T00:00:00Z'),
    });
    const lobby = await makeZone(db.database, { organizationId, venueId: venue.id, volumeCeiling: 10 });
    await makeZone(db.database, { organizationId, venueId: venue.id, name: 'Bar', isArchived: true });
    const contact = await makeContact(db.database, {
      organizationId,
      venues: [
        { venueId: venue.id, role: 'manager' },
        { venueId: venue.id, role: 'it' },
        { venueId: closed.id, role: 'it' },
      ],
    });
    const [only, ...others] = await listVenuesOfContact(contextOf(organizationId), contact.id);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ venueId: venue.id, venueName: venue.name, timezone: 'Asia/Bangkok' });
    expect(only?.roles.toSorted()).toEqual(['it', 'manager']);
    expect(only?.zones).toEqual([
      {
        zoneId: lobby.id,
        name: 'Lobby',
        kind: 'lobby',
        volumeCeiling: 10,
        soundtrackZoneId: lobby.soundtrackZoneId,
        status: 'playing',
        volume: 8,
      },
    ]);
    const { id: elsewhere } = await makeOrganization(db.database);
    expect(await listVenuesOfContact(contextOf(elsewhere), contact.id)).toEqual([]);
  });
});

describe('who is told', () => {
  test('about a venue: the roles that were asked for, on every channel they have', async () => {
    const venue = await makeVenue(db.database);
    const { organizationId } = venue;
    const identities = [{ channel: 'whatsapp' }, { channel: 'email' }] as const;
    const it = await makeContact(db.database, {
      organizationId,
      name: 'A technician',
      language: 'th',
      identities: [...identities],
      venues: [
        { venueId: venue.id, role: 'it' },
        { venueId: venue.id, role: 'manager' },
      ],
    });
    await makeContact(db.database, { organizationId, venues: [{ venueId: venue.id, role: 'owner' }] });
    const context = contextOf(organizationId);
    const [told, ...others] = await listContactsOfVenue(context, {
      venueId: venue.id,
      roles: ['it', 'manager'],
    });
    expect(others).toEqual([]);
    expect(told).toMatchObject({ contactId: it.id, name: 'A technician', language: 'th' });
    expect(told?.roles.toSorted()).toEqual(['it', 'manager']);
    expect(told?.identities.map(({ channel }) => channel)).toEqual(['whatsapp', 'email']);
    const { id: elsewhere } = await makeOrganization(db.database);
    expect(await listContactsOfVenue(contextOf(elsewhere), { venueId: venue.id, roles: ['it'] })).toEqual([]);
  });

  test('of the team: active members of these roles who can be reached', async () => {
    const contact = await makeContact(db.database, {
      identities: [{ channel: 'line' }, { channel: 'email' }],
    });
    const { organizationId, id: contactId } = contact;
    const manager = await makeUser(db.database, { organizationId, role: 'manager', contactId });
    await makeUser(db.database, { organizationId, role: 'manager', contactId, isActive: false });
    await makeUser(db.database, { organizationId, role: 'manager' });
    await makeUser(db.database, { organizationId, role: 'viewer', contactId });
    const team = await listTeamContacts(contextOf(organizationId), { roles: ['manager', 'agent'] });
    expect(team).toMatchObject([{ userId: manager.id, role: 'manager', contactId, language: 'en' }]);
    expect(team[0]?.identities.map(({ channel }) => channel)).toEqual(['line', 'email']);
    const { id: elsewhere } = await makeOrganization(db.database);
    expect(await listTeamContacts(contextOf(elsewhere), { roles: ['manager'] })).toEqual([]);
  });
});
