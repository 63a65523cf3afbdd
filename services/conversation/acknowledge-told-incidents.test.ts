import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeIncident } from '../../db/factories/make-incident.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { acknowledgeToldIncidents } from './acknowledge-told-incidents.ts';

const start = new Date('2026-02-01T08:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function scene() {
  const { id: conversationId, organizationId } = await makeConversation(db.database);
  const context: Context = {
    database: db.database,
    clock: { now: () => start },
    organizationId,
    actor: { kind: 'bot', conversationId },
  };
  return { conversationId, organizationId, context };
}

async function read(organizationId: OrganizationId, query: ReturnType<typeof sql>) {
  return (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
}

describe('"ok" in a chat', () => {
  async function told(role: 'contact' | 'agent' | 'viewer') {
    const { context, organizationId } = await scene();
    const venue = await makeVenue(db.database, { organizationId });
    const venues = role === 'contact' ? [{ venueId: venue.id, role: 'it' as const }] : [];
    const contact = await makeContact(db.database, { organizationId, venues });
    if (role !== 'contact') await makeUser(db.database, { organizationId, role, contactId: contact.id });
    const incident = await makeIncident(db.database, { organizationId, venueId: venue.id });
    await makeIncident(db.database, { organizationId });
    await inTransaction(context, (tx) =>
      intendMessage(tx, {
        businessKey: `incident/${incident.id}`,
        purpose: 'incident_notice',
        contactIdentityId: contact.identities[0].id,
        subject: null,
        body: 'Lobby is offline.',
        incidentId: incident.id,
        thread: null,
      }),
    );
    const acknowledge = () => acknowledgeToldIncidents(context, { contactId: contact.id });
    return { acknowledge, incident, organizationId, contact };
  }
  const acknowledged = sql`select acknowledged_by_contact_id as contact, acknowledged_by_user_id as person from incidents where status = 'acknowledged'`;

  it('acknowledges what this contact was told about, once, and nothing else', async () => {
    const { acknowledge, incident, organizationId, contact } = await told('contact');
    const first = await acknowledge();
    expect(first.incidentIds).toEqual([incident.id]);
    expect(first.events[0]?.payload).toMatchObject({ kind: 'acknowledged', by: { contactId: contact.id } });
    expect(await read(organizationId, acknowledged)).toEqual([{ contact: contact.id, person: null }]);
    expect(await acknowledge()).toEqual({ incidentIds: [], events: [] });
  });

  it("of a colleague's own contact is the colleague's", async () => {
    const { acknowledge, organizationId } = await told('agent');
    await acknowledge();
    expect(await read(organizationId, acknowledged)).toMatchObject([{ contact: null }]);
  });

  it('of a viewer acknowledges nothing', async () => {
    const { acknowledge } = await told('viewer');
    expect(await acknowledge()).toEqual({ incidentIds: [], events: [] });
  });
});
