import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeMessage } from '../../db/factories/make-message.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { turnIdOf } from '../../domain/conversation/turn-id.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MusicChangeId, OrganizationId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { getOpening } from './get-opening.ts';
import { getTurnContext } from './get-turn-context.ts';
import { handOver } from './hand-over.ts';
import { listHistory } from './list-history.ts';
import { recordBotReply } from './record-bot-reply.ts';
import { recordMusicOutcome } from './record-music-outcome.ts';
import { withholdReply } from './withhold-reply.ts';

const start = new Date('2026-02-01T08:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function scene(overrides: NonNullable<Parameters<typeof makeConversation>[1]> = {}) {
  const conversation = await makeConversation(db.database, overrides);
  const { id: conversationId, organizationId } = conversation;
  const message = await makeMessage(db.database, { organizationId, conversationId });
  const context: Context = {
    database: db.database,
    clock: { now: () => start },
    organizationId,
    actor: { kind: 'bot', conversationId },
  };
  const turn = turnOf(conversationId, 1, { messageIds: [message.id] });
  const reply = (over: Partial<Parameters<typeof recordBotReply>[1]> = {}) =>
    recordBotReply(context, {
      conversationId,
      turn,
      body: 'Done. Lobby: volume from 8 to 6.',
      awaitedChangeIds: [],
      venueId: null,
      ...over,
    });
  return { ...conversation, conversationId, context, message, turn, reply };
}

function turnOf(conversationId: ConversationId, n: number, over: Partial<TurnRecord> = {}): TurnRecord {
  return {
    turnId: turnIdOf(conversationId, n),
    messageIds: [],
    path: 'command',
    startedAt: start,
    steps: [],
    promptVersion: null,
    modelName: null,
    inputTokens: 0,
    outputTokens: 0,
    ...over,
  };
}

async function read(organizationId: OrganizationId, query: ReturnType<typeof sql>) {
  return (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
}

describe("the bot's reply", () => {
  it('is written with its turn, its ledger row and its audit row; run twice it is one reply', async () => {
    const { reply, organizationId } = await scene();
    const changeId = newId<MusicChangeId>();
    const first = await reply({ awaitedChangeIds: [changeId] });
    expect(first).toMatchObject({ kind: 'replied', awaitedChangeIds: [changeId] });
    expect(await reply({ body: 'Something else' })).toEqual(first);
    const ledger = await read(organizationId, sql`select purpose, status, body from outbound_messages`);
    expect(ledger).toEqual([
      { purpose: 'reply', status: 'intended', body: 'Done. Lobby: volume from 8 to 6.' },
    ]);
    expect(await read(organizationId, sql`select pending_music_change_id, path from bot_turns`)).toEqual([
      { pending_music_change_id: changeId, path: 'command' },
    ]);
    const audit = await read(
      organizationId,
      sql`select actor_kind from audit_entries where action = 'turn.replied'`,
    );
    expect(audit).toEqual([{ actor_kind: 'bot' }]);
  });

  it('written by two attempts at once is one reply', async () => {
    const { reply, organizationId } = await scene();
    const [first, second] = await Promise.all([reply(), reply()]);
    expect(first).toEqual(second);
    expect(await read(organizationId, sql`select count(*)::int as n from outbound_messages`)).toEqual([
      { n: 1 },
    ]);
  });

  it('is not written while a person handles the conversation', async () => {
    const { reply, organizationId } = await scene({ handler: 'person' });
    expect(await reply()).toEqual({ kind: 'silenced' });
    expect(await read(organizationId, sql`select 1 from outbound_messages`)).toEqual([]);
  });

  it('teaches the conversation its venue', async () => {
    const { reply, organizationId } = await scene();
    const venue = await makeVenue(db.database, { organizationId });
    await reply({ venueId: venue.id });
    expect(await read(organizationId, sql`select venue_id from conversations`)).toEqual([
      { venue_id: venue.id },
    ]);
  });

  it('that a person overtook is withheld, unless its sending has begun', async () => {
    const { reply, context, conversationId, organizationId } = await scene();
    const result = await reply();
    if (result.kind !== 'replied') throw new Error('no reply');
    const { outboundMessageId } = result;
    await withholdReply(context, { conversationId, outboundMessageId });
    await withholdReply(context, { conversationId, outboundMessageId });
    expect(await read(organizationId, sql`select status, status_reason from outbound_messages`)).toEqual([
      { status: 'skipped', status_reason: 'person_took_over' },
    ]);
    const audit = await read(
      organizationId,
      sql`select 1 from audit_entries where action = 'message.skipped'`,
    );
    expect(audit).toHaveLength(1);
  });

  it('to a contact of another organization is refused', async () => {
    const { context } = await scene();
    const foreign = await scene();
    const input = {
      conversationId: foreign.conversationId,
      turn: foreign.turn,
      body: 'Hi',
      awaitedChangeIds: [],
    };
    await expect(recordBotReply(context, { ...input, venueId: null })).rejects.toMatchObject({
      code: 'conversation.not_found',
    });
  });
});

describe('handing over', () => {
  it('is one step: what is said, the silent bot, the reason; run twice it is one message', async () => {
    const { context, conversationId, turn, organizationId } = await scene();
    const order = { conversationId, turn, reasonCode: 'asked_for_person', body: 'I am handing this over.' };
    const first = await handOver(context, order);
    expect(first.outboundMessageId).not.toBeNull();
    expect(await handOver(context, order)).toEqual(first);
    expect(
      await read(organizationId, sql`select handler, hand_over_reason, assignee_user_id from conversations`),
    ).toEqual([{ handler: 'person', hand_over_reason: 'asked_for_person', assignee_user_id: null }]);
    const steps = await read(organizationId, sql`select step from process_steps`);
    expect(steps).toEqual([{ step: 'conversation.handed_over' }]);
  });

  it('says nothing where a person was faster', async () => {
    const { context, conversationId, turn, organizationId } = await scene({ handler: 'person' });
    const result = await handOver(context, { conversationId, turn, reasonCode: 'failed', body: 'Sorry.' });
    expect(result.outboundMessageId).toBeNull();
    expect(await read(organizationId, sql`select 1 from outbound_messages`)).toEqual([]);
  });
});

it('the outcome of a change is told once, and not while a person handles the conversation', async () => {
  const { context, conversationId, turn, organizationId } = await scene();
  const order = { conversationId, turnId: turn.turnId, changeId: newId<MusicChangeId>(), body: 'Confirmed.' };
  const first = await recordMusicOutcome(context, order);
  expect(await recordMusicOutcome(context, order)).toEqual(first);
  await handOver(context, { conversationId, turn: null, reasonCode: 'send_failed', body: null });
  const later = { ...order, changeId: newId<MusicChangeId>() };
  expect(await recordMusicOutcome(context, later)).toEqual({ outboundMessageId: null });
  expect(await read(organizationId, sql`select count(*)::int as n from outbound_messages`)).toEqual([
    { n: 1 },
  ]);
});

describe('what a turn rests on', () => {
  it('is its own messages, the venues of the contact, and what was said before', async () => {
    const { context, conversationId, organizationId, contactId, message } = await scene();
    const zone = await makeZone(db.database, { organizationId });
    await inOrganization(db.database, organizationId, (tx) =>
      tx.execute(
        sql`insert into contact_venue_roles values (${organizationId}, ${contactId}, ${zone.venueId}, 'manager', now())`,
      ),
    );
    const later = await makeMessage(db.database, { organizationId, conversationId, text: 'And the bar' });
    const turn = await getTurnContext(context, { conversationId, messageIds: [later.id] });
    expect(turn.messages.map(({ text }) => text)).toEqual(['And the bar']);
    expect(turn.venues.map((venue) => venue.zones.map(({ name }) => name))).toEqual([['Lobby']]);
    const history = await listHistory(context, { conversationId, before: [later.id], limit: 20 });
    expect(history).toEqual([{ senderKind: 'contact', kind: 'text', text: message.text }]);
  });

  it('is found again by a process that was lost: turns taken, messages answered', async () => {
    const { context, conversationId, message, reply } = await scene();
    await reply();
    expect(await getOpening(context, { conversationId })).toMatchObject({
      handler: 'bot',
      isClosed: false,
      turnsTaken: 1,
      answered: [message.id],
    });
    const foreign = await scene();
    await expect(getOpening(foreign.context, { conversationId })).rejects.toMatchObject({
      code: 'conversation.not_found',
    });
  });
});
