import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeConnection } from '../../db/factories/make-connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { InboundMessage } from '../../domain/message/inbound.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { closeConversation } from './close-conversation.ts';
import { quarantineWebhook } from './quarantine-webhook.ts';
import { receiveInboundMessage } from './receive-inbound-message.ts';

const now = new Date('2026-02-01T08:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function scene() {
  const { id: connectionId, organizationId } = await makeConnection(db.database);
  const context: Context = {
    database: db.database,
    clock: { now: () => now },
    organizationId,
    actor: { kind: 'system', name: 'webhook' },
  };
  const connection = { connectionId, organizationId, channel: 'whatsapp' as const };
  const receive = (overrides: Partial<InboundMessage> = {}) =>
    receiveInboundMessage(context, { connection, message: inbound(overrides) });
  return { context, connection, receive };
}

function inbound(overrides: Partial<InboundMessage> = {}): InboundMessage {
  const key: string = newId();
  return {
    channel: 'whatsapp',
    accountExternalId: 'account',
    senderExternalId: '15550100001',
    senderName: 'Somchai Example',
    providerMessageId: `wamid.${key}`,
    eventId: key,
    kind: 'text',
    text: 'The lobby music is too loud',
    sentAt: '2026-02-01T07:59:58Z',
    replyToProviderMessageId: null,
    replyToken: null,
    ...overrides,
  };
}

async function read(organizationId: OrganizationId, query: ReturnType<typeof sql>) {
  return (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
}

describe('a message of a contact', () => {
  it('is stored with its contact, its conversation, an audit row and the event for its workflow', async () => {
    const { context, receive } = await scene();
    const { conversationId, messageId, isNew, events } = await receive();
    expect(isNew).toBe(true);
    expect(events).toEqual([
      expect.objectContaining({
        id: messageId,
        processType: 'conversation',
        processId: conversationId,
        signal: 'messageReceived',
        payload: {
          kind: 'messageReceived',
          at: now.getTime(),
          messageId,
          serviceClass: 'quality',
          isCommand: true,
        },
      }),
    ]);
    const { organizationId } = context;
    expect(
      await read(organizationId, sql`select handler, status, language, service_class from conversations`),
    ).toEqual([{ handler: 'bot', status: 'open', language: 'en', service_class: 'quality' }]);
    expect(
      await read(
        organizationId,
        sql`select action, actor_kind from audit_entries where entity_type = 'message'`,
      ),
    ).toEqual([{ action: 'message.received', actor_kind: 'contact' }]);
    expect(await read(organizationId, sql`select step from process_steps`)).toEqual([
      { step: 'conversation.opened' },
    ]);
  });

  it('that is delivered a second time gives the same ids and the same event, and no second row', async () => {
    const { context, receive } = await scene();
    const message = inbound();
    const first = await receive(message);
    const second = await receive(message);
    expect(second).toEqual({ ...first, isNew: false });
    const { organizationId } = context;
    expect(await read(organizationId, sql`select count(*)::int as n from messages`)).toEqual([{ n: 1 }]);
    expect(await read(organizationId, sql`select count(*)::int as n from workflow_events`)).toEqual([
      { n: 1 },
    ]);
  });

  it('that is delivered ten times at once is one row', async () => {
    const { context, receive } = await scene();
    const message = inbound();
    const received = await Promise.all(Array.from({ length: 10 }, () => receive(message)));
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(received.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await read(context.organizationId, sql`select count(*)::int as n from messages`)).toEqual([
      { n: 1 },
    ]);
  });

  it('and nineteen more of a new contact at the same instant open one conversation', async () => {
    const { context, receive } = await scene();
    const received = await Promise.all(Array.from({ length: 20 }, () => receive()));
    expect(new Set(received.map(({ conversationId }) => conversationId)).size).toBe(1);
    const { organizationId } = context;
    expect(
      await read(
        organizationId,
        sql`select (select count(*)::int from conversations) as conversations,
          (select count(*)::int from contacts) as contacts, (select count(*)::int from messages) as messages`,
      ),
    ).toEqual([{ conversations: 1, contacts: 1, messages: 20 }]);
  });

  it('after closing opens a new conversation; the old message again changes nothing', async () => {
    const { context, receive } = await scene();
    const message = inbound();
    const first = await receive(message);
    await closeConversation(context, first);
    expect(await receive(message)).toEqual({ ...first, isNew: false, events: [] });
    const next = await receive();
    expect(next.conversationId).not.toBe(first.conversationId);
  });

  it('knows the venue of who speaks for one, and leaves it open for who speaks for two', async () => {
    const { context, connection, receive } = await scene();
    const { organizationId } = context;
    const [one, two] = [
      await makeVenue(db.database, { organizationId }),
      await makeVenue(db.database, { organizationId }),
    ];
    const identities = (externalId: string) => [{ connectionId: connection.connectionId, externalId }];
    await makeContact(db.database, {
      organizationId,
      identities: identities('15550100011'),
      venues: [
        { venueId: one.id, role: 'manager' },
        { venueId: one.id, role: 'it' },
      ],
    });
    await makeContact(db.database, {
      organizationId,
      identities: identities('15550100012'),
      venues: [
        { venueId: one.id, role: 'manager' },
        { venueId: two.id, role: 'manager' },
      ],
    });
    await receive({ senderExternalId: '15550100011' });
    await receive({ senderExternalId: '15550100012' });
    const rows = await read(organizationId, sql`select venue_id from conversations order by opened_at, id`);
    expect(rows).toEqual([{ venue_id: one.id }, { venue_id: null }]);
  });

  it('that is urgent makes the case urgent; the next one does not calm it', async () => {
    const { context, receive } = await scene();
    await receive();
    const urgent = await receive({ text: 'The music stopped and guests are complaining' });
    expect(urgent.events[0]?.payload).toMatchObject({ serviceClass: 'urgent', isCommand: false });
    await receive({ text: 'ขอบคุณ' });
    expect(
      await read(context.organizationId, sql`select service_class, language from conversations`),
    ).toEqual([{ service_class: 'urgent', language: 'th' }]);
  });

  it('is not received in the name of a member of staff', async () => {
    const { context, connection } = await scene();
    const user = await makeUser(db.database, { organizationId: context.organizationId, role: 'admin' });
    const asPerson: Context = { ...context, actor: { kind: 'person', userId: user.id, role: 'admin' } };
    await expect(receiveInboundMessage(asPerson, { connection, message: inbound() })).rejects.toMatchObject({
      code: 'user.forbidden',
    });
  });

  it('to an account of another organization is refused', async () => {
    const { context, connection } = await scene();
    const other = await scene();
    const foreign = { ...connection, organizationId: other.connection.organizationId };
    await expect(
      receiveInboundMessage(context, { connection: foreign, message: inbound() }),
    ).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

it('a webhook that is not understood is kept whole, and its audit row holds none of it', async () => {
  const { context, connection } = await scene();
  const { connectionId, channel } = connection;
  const rawBody = '{"entry":"unreadable"}';
  await quarantineWebhook(context, { connectionId, channel, rawBody, reason: 'entry is no list' });
  expect(await read(context.organizationId, sql`select raw_body, reason from quarantined_webhooks`)).toEqual([
    { raw_body: rawBody, reason: 'entry is no list' },
  ]);
  const [audit] = await read(context.organizationId, sql`select after from audit_entries`);
  expect(JSON.stringify(audit)).not.toContain('unreadable');
});
