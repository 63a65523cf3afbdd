import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeMessage } from '../../db/factories/make-message.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import type { ConversationId, OrganizationId, UserId } from '../../domain/ids.ts';
import type { UserRole } from '../../domain/user/lists.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { assignConversation } from './assign-conversation.ts';
import { closeConversation } from './close-conversation.ts';
import { giveBackConversation } from './give-back-conversation.ts';
import { markConversationRead } from './mark-conversation-read.ts';
import { replyAsPerson } from './reply-as-person.ts';
import { takeOverConversation } from './take-over-conversation.ts';

const start = new Date('2026-02-01T08:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

type Overrides = NonNullable<Parameters<typeof makeConversation>[1]>;

async function scene(overrides: Overrides = {}, role: UserRole = 'agent') {
  const conversation = await makeConversation(db.database, { lastInboundAt: start, ...overrides });
  const { id: conversationId, organizationId } = conversation;
  const user = await makeUser(db.database, { organizationId, role });
  const clock = { time: start.getTime(), now: () => new Date(clock.time) };
  const context: Context = {
    database: db.database,
    clock,
    organizationId,
    actor: { kind: 'person', userId: user.id, role },
  };
  const row = async () => {
    const rows = await read(
      organizationId,
      sql`select handler, status, assignee_user_id, hand_over_reason, read_at from conversations where id = ${conversationId}`,
    );
    return rows[0];
  };
  return { context, conversationId, organizationId, userId: user.id, clock, row };
}

async function read(organizationId: OrganizationId, query: ReturnType<typeof sql>) {
  return (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
}
const audit = (organizationId: OrganizationId) =>
  read(
    organizationId,
    sql`select action from audit_entries where entity_type = 'conversation' order by at, id`,
  );

describe('taking over and giving back', () => {
  it('silences the bot, makes the person responsible, and tells the workflow; the second time changes nothing', async () => {
    const { context, conversationId, organizationId, userId, row } = await scene();
    const { events } = await takeOverConversation(context, { conversationId });
    expect(events.map(({ payload }) => payload)).toEqual([
      { kind: 'handlerChanged', at: start.getTime(), handler: 'person', userId },
    ]);
    expect(await row()).toMatchObject({ handler: 'person', assignee_user_id: userId });
    expect(await takeOverConversation(context, { conversationId })).toEqual({ events: [] });
    expect(await audit(organizationId)).toEqual([{ action: 'conversation.taken_over' }]);
  });

  it('lets the bot answer again', async () => {
    const { context, conversationId, row } = await scene({
      handler: 'person',
      handOverReason: 'asked_for_person',
    });
    const { events } = await giveBackConversation(context, { conversationId });
    expect(events[0]?.payload).toMatchObject({ kind: 'handlerChanged', handler: 'bot' });
    expect(await row()).toMatchObject({ handler: 'bot', hand_over_reason: null });
  });
});

describe('assigning', () => {
  it('makes a colleague responsible without silencing the bot', async () => {
    const { context, conversationId, organizationId, row } = await scene();
    const colleague = await makeUser(db.database, { organizationId });
    const { events } = await assignConversation(context, { conversationId, userId: colleague.id });
    expect(events[0]?.payload).toMatchObject({ kind: 'assigned', userId: colleague.id });
    expect(await row()).toMatchObject({ handler: 'bot', assignee_user_id: colleague.id });
  });

  it.each<[string, (organizationId: OrganizationId) => Promise<{ id: UserId }>]>([
    ['a stranger', () => makeUser(db.database)],
    ['somebody who has left', (organizationId) => makeUser(db.database, { organizationId, isActive: false })],
    ['a viewer', (organizationId) => makeUser(db.database, { organizationId, role: 'viewer' })],
  ])('refuses %s', async (_, make) => {
    const { context, conversationId, organizationId } = await scene();
    const { id: userId } = await make(organizationId);
    await expect(assignConversation(context, { conversationId, userId })).rejects.toMatchObject({
      code: 'user.not_found',
    });
  });
});

describe('answering as a person', () => {
  const reply = (conversationId: ConversationId, clientKey: string = newId()) => ({
    conversationId,
    clientKey,
    text: 'We are on our way.',
  });

  it('takes the conversation over and puts the answer into the ledger; the same key again is the same message', async () => {
    const { context, conversationId, organizationId, userId, row } = await scene();
    const order = reply(conversationId);
    const first = await replyAsPerson(context, order);
    expect(first.events[0]?.payload).toEqual({
      kind: 'repliedByPerson',
      at: start.getTime(),
      userId,
      outboundMessageId: first.outboundMessageId,
    });
    expect(await row()).toMatchObject({ handler: 'person', assignee_user_id: userId });
    expect(await replyAsPerson(context, order)).toEqual({ ...first, events: [] });
    expect(
      await read(organizationId, sql`select purpose, status, business_key from outbound_messages`),
    ).toEqual([{ purpose: 'person_reply', status: 'intended', business_key: `person/${order.clientKey}` }]);
    expect(await read(organizationId, sql`select sender_kind, text from messages`)).toEqual([
      { sender_kind: 'team', text: 'We are on our way.' },
    ]);
  });

  it('twice at the same instant is one message', async () => {
    const { context, conversationId, organizationId } = await scene();
    const order = reply(conversationId);
    const [first, second] = await Promise.all([replyAsPerson(context, order), replyAsPerson(context, order)]);
    expect(first.messageId).toBe(second.messageId);
    expect(await read(organizationId, sql`select count(*)::int as n from outbound_messages`)).toEqual([
      { n: 1 },
    ]);
  });

  it('is refused once the WhatsApp window is closed, and nothing is written', async () => {
    const { context, conversationId, organizationId, clock } = await scene();
    clock.time += 25 * 3_600_000;
    await expect(replyAsPerson(context, reply(conversationId))).rejects.toMatchObject({
      code: 'conversation.window_closed',
    });
    expect(await read(organizationId, sql`select 1 from outbound_messages`)).toEqual([]);
  });

  it('works on LINE also after a day', async () => {
    const { context, conversationId, clock } = await scene({ channel: 'line' });
    clock.time += 25 * 3_600_000;
    await expect(replyAsPerson(context, reply(conversationId))).resolves.toMatchObject({ events: [{}] });
  });
});

describe('closing', () => {
  it('ends the conversation once', async () => {
    const { context, conversationId, userId, row } = await scene();
    const { events } = await closeConversation(context, { conversationId });
    expect(events[0]?.payload).toEqual({ kind: 'closed', at: start.getTime(), by: { userId } });
    expect(await row()).toMatchObject({ status: 'closed' });
    expect(await closeConversation(context, { conversationId })).toEqual({ events: [] });
  });

  it('waits until a person has read what came in while he handles it', async () => {
    const { context, conversationId, organizationId, clock } = await scene();
    await takeOverConversation(context, { conversationId });
    clock.time += 60_000;
    await makeMessage(db.database, { organizationId, conversationId, receivedAt: clock.now() });
    await read(
      organizationId,
      sql`update conversations set last_message_at = ${clock.now().toISOString()} where id = ${conversationId}`,
    );
    await expect(closeConversation(context, { conversationId })).rejects.toMatchObject({
      code: 'conversation.unread',
    });
    await markConversationRead(context, { conversationId });
    await expect(closeConversation(context, { conversationId })).resolves.toMatchObject({ events: [{}] });
  });

  it('leaves nothing to take over, assign or answer', async () => {
    const { context, conversationId, userId } = await scene({ status: 'closed', closedAt: start });
    const closed = { code: 'conversation.closed' };
    await expect(takeOverConversation(context, { conversationId })).rejects.toMatchObject(closed);
    await expect(giveBackConversation(context, { conversationId })).rejects.toMatchObject(closed);
    await expect(assignConversation(context, { conversationId, userId })).rejects.toMatchObject(closed);
    const order = { conversationId, clientKey: 'key', text: 'Hello' };
    await expect(replyAsPerson(context, order)).rejects.toMatchObject(closed);
  });
});

it('reading twice leaves one audit row', async () => {
  const { context, conversationId, organizationId } = await scene();
  await markConversationRead(context, { conversationId });
  await markConversationRead(context, { conversationId });
  expect(await audit(organizationId)).toEqual([{ action: 'conversation.read' }]);
});

type Verb = (context: Context, conversationId: ConversationId) => Promise<unknown>;
const VERBS: [string, Verb][] = [
  ['taking over', (context, conversationId) => takeOverConversation(context, { conversationId })],
  ['giving back', (context, conversationId) => giveBackConversation(context, { conversationId })],
  ['assigning', (context, conversationId) => assignConversation(context, { conversationId, userId: null })],
  ['closing', (context, conversationId) => closeConversation(context, { conversationId })],
  ['reading', (context, conversationId) => markConversationRead(context, { conversationId })],
  [
    'answering',
    (context, conversationId) => replyAsPerson(context, { conversationId, clientKey: 'k', text: 'Hi' }),
  ],
];

describe.each(VERBS)('%s', (_, verb) => {
  it('is refused to a viewer and to a contact', async () => {
    const { context, conversationId } = await scene({}, 'viewer');
    await expect(verb(context, conversationId)).rejects.toMatchObject({ code: 'user.forbidden' });
    const actor = { kind: 'contact' as const, contactId: newId<never>() };
    await expect(verb({ ...context, actor }, conversationId)).rejects.toMatchObject({
      code: 'user.forbidden',
    });
  });

  it("answers for another organization's conversation as for one that does not exist", async () => {
    const { context } = await scene();
    const foreign = await scene();
    const unknown = { code: 'conversation.not_found' };
    await expect(verb(context, foreign.conversationId)).rejects.toMatchObject(unknown);
    await expect(verb(context, newId<ConversationId>())).rejects.toMatchObject(unknown);
  });
});
