import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import type { Escalation } from '../../domain/conversation/first-response.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { escalateConversation } from './escalate-conversation.ts';
import { recordClockEvents } from './record-clock-events.ts';

const start = new Date('2026-02-01T08:00:00Z');
const at = start.getTime();
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
