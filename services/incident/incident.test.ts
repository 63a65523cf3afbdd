import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { DomainError } from '../../domain/errors.ts';
import { outagePolicy } from '../../domain/incident/policies.ts';
import type { EscalationStep } from '../../domain/incident/policies.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction } from '../context.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import { endIncident } from './end-incident.ts';
import { getIncident } from './get-incident.ts';
import { intendNotices } from './intend-notices.ts';
import { intendOverNotices } from './intend-over-notices.ts';
import { openIncident } from './open-incident.ts';
import { resolveIncident } from './resolve-incident.ts';

const settings = { offlineLongSeconds: 900, alertCooldownSeconds: 3600 };
const publicUrl = 'http://127.0.0.1:3000';
const AT = new Date('2026-03-02T05:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const [firstNotice, managers] = outagePolicy(settings).steps as [EscalationStep, EscalationStep];

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.close());

/** A venue with two zones, an IT contact on WhatsApp and e-mail, a manager on LINE, and an agent on the team. */
async function setUp() {
  const db = made.database;
  const venue = await makeVenue(db, { name: 'Siam Pavilion' });
  const { organizationId } = venue;
  const lobby = await makeZone(db, { organizationId, venueId: venue.id, name: 'Lobby' });
  const pool = await makeZone(db, { organizationId, venueId: venue.id, name: 'Pool' });
  const at = [{ venueId: venue.id, role: 'it' as const }];
  const it = await makeContact(db, { organizationId, identities: [{}, { channel: 'email' }], venues: at });
  const manager = await makeContact(db, {
    organizationId,
    language: 'th',
    identities: [{ channel: 'line' }],
    venues: [{ venueId: venue.id, role: 'manager' }],
  });
  const colleague = await makeContact(db, { organizationId, identities: [{ channel: 'email' }] });
  const agent = await makeUser(db, { organizationId, role: 'agent', contactId: colleague.id });
  const context = (actor: Actor = { kind: 'system', name: 'test' }, now: Date = AT): Context => ({
    database: db,
    clock: { now: () => now },
    organizationId,
    actor,
  });
  const open = (zoneIds = [lobby.id], minutes = 0) =>
    openIncident(context(undefined, later(minutes)), {
      venueId: venue.id,
      zoneIds,
      at: later(minutes),
      settings,
    });
  return { venue, lobby, pool, it, manager, agent, context, open };
}

async function rows(context: Context, text: string) {
  const result = await inOrganization(made.database, context.organizationId, (tx) =>
    tx.execute(sql.raw(text)),
  );
  return result.rows;
}
const tell = (
  context: Context,
  input: { incidentId: Parameters<typeof getIncident>[1]['incidentId']; step?: EscalationStep },
) =>
  intendNotices(context, {
    ...input,
    step: input.step ?? firstNotice,
    key: (input.step ?? firstNotice).name,
    at: AT,
    publicUrl,
  });

describe('an outage becomes an incident', () => {
  it('opened twice it is one incident with one alert per zone and one fact for its workflow', async () => {
    const { lobby, pool, context, open } = await setUp();
    const [one, other] = [await open([lobby.id, pool.id]), await open([lobby.id, pool.id])];
    expect(other).toEqual({ incidentId: one.incidentId, events: [] });
    expect(one.events.map((event) => event.signal)).toEqual(['opened']);
    expect(await rows(context(), 'select 1 from alerts')).toHaveLength(2);
    expect(
      await rows(context(), "select 1 from audit_entries where action = 'incident.opened'"),
    ).toHaveLength(1);
  });

  it('tells the IT contact on WhatsApp and e-mail and the team, once, each in words of his', async () => {
    const { context, open } = await setUp();
    const { incidentId } = await open();
    const told = await tell(context(), { incidentId });
    expect(told.outboundMessageIds).toHaveLength(3);
    expect(await tell(context(), { incidentId })).toEqual(told);
    const { notices } = await getIncident(context(), { incidentId });
    expect(notices.map((notice) => notice.channel).sort()).toEqual(['email', 'email', 'whatsapp']);
    expect(
      notices.every((notice) =>
        notice.text.includes('Lobby at Siam Pavilion is offline since 12:00 (Asia/Bangkok)'),
      ),
    ).toBe(true);
    expect(notices.filter((notice) => notice.text.includes(publicUrl))).toHaveLength(1);
  });

  it('the next step reaches the manager on LINE in Thai', async () => {
    const { context, open } = await setUp();
    const { incidentId } = await open();
    await tell(context(), { incidentId, step: managers });
    const { notices } = await getIncident(context(), { incidentId });
    expect(notices.find((notice) => notice.channel === 'line')?.text).toContain('ยังออฟไลน์อยู่ตั้งแต่ 12:00');
  });

  it('once somebody has acknowledged, a step that was already on its way tells nobody', async () => {
    const { agent, context, open } = await setUp();
    const { incidentId } = await open();
    await acknowledgeIncident(context({ kind: 'person', userId: agent.id, role: 'agent' }), { incidentId });
    expect((await tell(context(), { incidentId, step: managers })).outboundMessageIds).toEqual([]);
  });

  it('exactly those who were told hear that it is over', async () => {
    const { context, open } = await setUp();
    const { incidentId } = await open();
    await tell(context(), { incidentId });
    await inTransaction(context(), (tx) =>
      endIncident(tx, { incidentId, at: later(8), reason: 'recovered' }),
    );
    const over = await intendOverNotices(context(), { incidentId, at: later(8), publicUrl });
    expect(over.outboundMessageIds).toHaveLength(3);
    const { notices } = await getIncident(context(), { incidentId });
    expect(notices.filter((notice) => notice.text.includes('online again after 8 min'))).toHaveLength(3);
    expect(await rows(context(), 'select 1 from alerts where not is_resolved')).toHaveLength(0);
  });

  it('a second outage within the cool-down is opened but held, and one after it is not', async () => {
    const { context, open } = await setUp();
    const first = await open();
    await tell(context(), { incidentId: first.incidentId });
    await inTransaction(context(), (tx) =>
      endIncident(tx, { incidentId: first.incidentId, at: later(5), reason: 'recovered' }),
    );
    const held = await open(undefined, 20);
    expect(held.events[0]?.payload).toMatchObject({ holdUntil: later(60).getTime() });
    await inTransaction(context(), (tx) =>
      endIncident(tx, { incidentId: held.incidentId, at: later(25), reason: 'recovered' }),
    );
    expect((await open(undefined, 90)).events[0]?.payload).toMatchObject({ holdUntil: null });
  });
});

describe('somebody takes it', () => {
  it('a colleague acknowledges; the second one is told that he was too late', async () => {
    const { agent, context, open } = await setUp();
    const { incidentId } = await open();
    const actor = { kind: 'person' as const, userId: agent.id, role: 'agent' as const };
    const { events } = await acknowledgeIncident(context(actor), { incidentId });
    expect(events[0]).toMatchObject({ signal: 'acknowledged', payload: { by: { userId: agent.id } } });
    await expect(acknowledgeIncident(context(actor), { incidentId })).rejects.toMatchObject({
      code: 'incident.conflict',
    });
    expect((await getIncident(context(), { incidentId })).acknowledgedByName).toBe(agent.name);
  });

  it("the venue's own contact may acknowledge by a reply, a stranger learns nothing", async () => {
    const { it, context, open } = await setUp();
    const { incidentId } = await open();
    const stranger = await makeContact(made.database, { organizationId: it.organizationId });
    await expect(
      acknowledgeIncident(context({ kind: 'contact', contactId: stranger.id }), { incidentId }),
    ).rejects.toMatchObject({ code: 'incident.not_found' });
    await acknowledgeIncident(context({ kind: 'contact', contactId: it.id }), { incidentId });
    expect((await getIncident(context(), { incidentId })).status).toBe('acknowledged');
  });

  it('a viewer may not, and another organization does not see it', async () => {
    const { agent, context, open } = await setUp();
    const { incidentId } = await open();
    const viewer = { kind: 'person' as const, userId: agent.id, role: 'viewer' as const };
    await expect(acknowledgeIncident(context(viewer), { incidentId })).rejects.toThrow(DomainError);
    await expect(resolveIncident(context(viewer), { incidentId, reason: 'no' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const other = await setUp();
    await expect(getIncident(other.context(), { incidentId })).rejects.toMatchObject({
      code: 'incident.not_found',
    });
  });
});
