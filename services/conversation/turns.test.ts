import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeIncident } from '../../db/factories/make-incident.ts';
import { makeMessage } from '../../db/factories/make-message.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import type { Escalation } from '../../domain/conversation/first-response.ts';
import { turnIdOf } from '../../domain/conversation/turn-id.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MusicChangeId, OrganizationId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { newId } from '../new-id.ts';
import { acknowledgeToldIncidents } from './acknowledge-told-incidents.ts';
import { escalateConversation } from './escalate-conversation.ts';
import { getOpening } from './get-opening.ts';
import { getTurnContext } from './get-turn-context.ts';
import { handOver } from './hand-over.ts';
import { listHistory } from './list-history.ts';
import { recordBotReply } from './record-bot-reply.ts';
import { recordClockEvents } from './record-clock-events.ts';
import { recordMusicOutcome } from './record-music-outcome.ts';
import { withholdReply } from './withhold-reply.ts';

const start = new Date('2026-02-01T08:00:00Z');
const at = start.getTime();
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
      body: 'Done. Lobby: volume 8 → 6.',
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
    expect(ledger).toEqual([{ purpose: 'reply', status: 'intended', body: 'Done. Lobby: volume 8 → 6.' }]);
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

describe('the first-response clock', () => {
  const entry = (
    event: 'started' | 'met' | 'breached' | 'escalated' | 'stopped',
    seconds: number,
    run = 1,
  ) => ({
    event,
    key: `first_response/${run}/${event}`,
    at: at + seconds * 1_000,
    dueAt: at + 60_000,
    serviceClass: 'urgent' as const,
  });
  const columns = sql`select first_response_due_at as due, first_responded_at as met, first_response_breached_at as breached, service_class from conversations`;

  it('that is met in one go leaves its events, its columns and no plan', async () => {
    const { context, conversationId, organizationId } = await scene();
    const entries = [entry('started', 0), entry('met', 1)];
    const order = { conversationId, entries, policyVersion: 'conversation-1', next: null };
    await recordClockEvents(context, order);
    await recordClockEvents(context, order);
    expect(await read(organizationId, sql`select event, key from clock_events order by at`)).toEqual([
      { event: 'started', key: 'first_response/1/started' },
      { event: 'met', key: 'first_response/1/met' },
    ]);
    expect(await read(organizationId, columns)).toEqual([
      {
        due: '2026-02-01 08:01:00+00',
        met: '2026-02-01 08:00:01+00',
        breached: null,
        service_class: 'urgent',
      },
    ]);
    expect(await read(organizationId, sql`select 1 from planned_actions`)).toEqual([]);
  });

  it('that is missed shows what is planned next, raises one alert, and takes it back when it is met', async () => {
    const { context, conversationId, organizationId } = await scene();
    const policyVersion = 'conversation-1';
    const next = { name: 'manager', dueAt: at + 360_000 };
    await recordClockEvents(context, {
      conversationId,
      policyVersion,
      entries: [entry('started', 0), entry('breached', 60), entry('escalated', 60)],
      next,
    });
    const planned = sql`select action, status, facts from planned_actions`;
    expect(await read(organizationId, planned)).toEqual([
      { action: 'conversation.escalate', status: 'planned', facts: { step: 'manager' } },
    ]);
    const agent = await makeColleague(organizationId, 'agent');
    const escalation = escalationOf('team', 60);
    const told = { conversationId, escalation, publicUrl: 'https://music.example' };
    const { outboundMessageIds } = await escalateConversation(context, told);
    expect(await escalateConversation(context, told)).toEqual({ outboundMessageIds });
    expect(outboundMessageIds).toHaveLength(1);
    const [notice] = await read(
      organizationId,
      sql`select purpose, body, contact_identity_id from outbound_messages`,
    );
    expect(notice).toMatchObject({ purpose: 'sla_notice', contact_identity_id: agent.identities[0].id });
    expect(notice?.body).toContain(`https://music.example/inbox?id=${conversationId}`);
    const alerts = sql`select type, severity, is_resolved from alerts`;
    expect(await read(organizationId, alerts)).toEqual([
      { type: 'response_overdue', severity: 'critical', is_resolved: false },
    ]);
    await recordClockEvents(context, {
      conversationId,
      policyVersion,
      entries: [entry('met', 90)],
      next: null,
    });
    expect(await read(organizationId, alerts)).toMatchObject([{ is_resolved: true }]);
    expect(await read(organizationId, planned)).toMatchObject([{ status: 'cancelled' }]);
  });

  it('keeps its alert open when everybody was told and nobody has answered', async () => {
    const { context, conversationId, organizationId } = await scene();
    const policyVersion = 'conversation-1';
    const escalation = escalationOf('manager', 360);
    await recordClockEvents(context, {
      conversationId,
      policyVersion,
      entries: [entry('started', 0)],
      next: { name: 'team', dueAt: at },
    });
    const told = await escalateConversation(context, {
      conversationId,
      escalation,
      publicUrl: 'https://music.example',
    });
    expect(told.outboundMessageIds).toEqual([]);
    const [step] = await read(
      organizationId,
      sql`select step from process_steps where key = ${escalation.key}`,
    );
    expect(step).toEqual({ step: 'conversation.nobody_to_tell' });
    await recordClockEvents(context, {
      conversationId,
      policyVersion,
      entries: [entry('escalated', 360)],
      next: null,
    });
    expect(await read(organizationId, sql`select is_resolved from alerts`)).toEqual([{ is_resolved: false }]);
  });

  function escalationOf(name: string, seconds: number): Escalation {
    return {
      name,
      key: `first_response/1/${name}`,
      teamRoles: ['agent'],
      serviceClass: 'urgent',
      startedAt: at,
      dueAt: at + 60_000,
      at: at + seconds * 1_000,
    };
  }
});

async function makeColleague(organizationId: OrganizationId, role: 'agent' | 'manager') {
  const contact = await makeContact(db.database, { organizationId });
  await makeUser(db.database, { organizationId, role, contactId: contact.id });
  return contact;
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
