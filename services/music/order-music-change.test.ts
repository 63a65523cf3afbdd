import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { auditEntriesTable } from '../../db/schema/audit/audit-entries.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { MusicChange } from '../../domain/music/schemas.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { noteOf, openMusicOffice, playerAt } from '../../test/fixtures/music-office.ts';
import type { MusicOffice } from '../../test/fixtures/music-office.ts';
import { findSupersededZones } from './find-superseded-zones.ts';
import { getMusicChange } from './get-music-change.ts';
import { listMusicChanges } from './list-music-changes.ts';
import { orderMusicChange } from './order-music-change.ts';
import { recordZoneResults } from './record-zone-results.ts';
import { settleMusicChange } from './settle-music-change.ts';

let db: TestDatabase;
let office: MusicOffice;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());
beforeEach(async () => {
  office = await openMusicOffice(db.database);
});

const QUIETER: MusicChange = { kind: 'volume_by_percent', percent: -20 };
const rowsOf = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
  inOrganization(db.database, office.organizationId, work);

describe('ordering a change', () => {
  it('is accepted once and audited once, however often it is sent', async () => {
    const order = office.orderOf(QUIETER);
    expect(await orderMusicChange(office.asContact(), order)).toEqual({
      changeId: order.changeId,
      isNew: true,
    });
    expect(await orderMusicChange(office.asContact(), order)).toEqual({
      changeId: order.changeId,
      isNew: false,
    });
    const audit = await rowsOf((tx) => tx.select().from(auditEntriesTable));
    expect(audit).toMatchObject([
      {
        action: 'music.change_ordered',
        actorKind: 'contact',
        actorId: office.contact.id,
        entityId: order.changeId,
      },
    ]);
  });

  it('is refused to a contact of another venue as if the venue were not there', async () => {
    const stranger = await makeContact(db.database, { organizationId: office.organizationId });
    const context = office.as({ kind: 'contact', contactId: stranger.id });
    await expect(orderMusicChange(context, office.orderOf(QUIETER))).rejects.toMatchObject({
      code: 'venue.not_found',
    });
  });

  it('is open to the bot for the contact it speaks with, and for nobody else', async () => {
    const identity = office.contact.identities[0];
    const conversation = await makeConversation(db.database, {
      organizationId: office.organizationId,
      contactId: office.contact.id,
      contactIdentityId: identity.id,
    });
    const other = await makeConversation(db.database, { organizationId: office.organizationId });
    const bot = (conversationId: string) => office.as({ kind: 'bot', conversationId });
    await expect(orderMusicChange(bot(conversation.id), office.orderOf(QUIETER))).resolves.toMatchObject({
      isNew: true,
    });
    await expect(orderMusicChange(bot(other.id), office.orderOf(QUIETER))).rejects.toMatchObject({
      code: 'venue.not_found',
    });
  });

  it('is refused to a viewer and open to an agent', async () => {
    await expect(
      orderMusicChange(await office.asStaff('viewer'), office.orderOf(QUIETER)),
    ).rejects.toMatchObject({
      code: 'user.forbidden',
    });
    await expect(
      orderMusicChange(await office.asStaff('agent'), office.orderOf(QUIETER)),
    ).resolves.toMatchObject({
      isNew: true,
    });
  });

  it('does not reach a zone of another venue or organization', async () => {
    const elsewhere = await makeZone(db.database);
    const neighbour = await makeZone(db.database, {
      organizationId: office.organizationId,
      venueId: (await makeVenue(db.database, { organizationId: office.organizationId })).id,
    });
    for (const zone of [elsewhere, neighbour]) {
      await expect(
        orderMusicChange(office.asSystem(), office.orderOf(QUIETER, [office.lobby.id, zone.id])),
      ).rejects.toMatchObject({ code: 'zone.not_found' });
    }
    await expect(
      orderMusicChange(office.asSystem(), {
        ...office.orderOf(QUIETER, [elsewhere.id]),
        venueId: elsewhere.venueId,
      }),
    ).rejects.toMatchObject({ code: 'venue.not_found' });
  });

  it('off the scale is refused with the range and leaves no row', async () => {
    await expect(
      orderMusicChange(office.asContact(), office.orderOf({ kind: 'volume_to', level: 20 })),
    ).rejects.toMatchObject({ code: 'music.volume_out_of_range', details: { asked: 20, min: 0, max: 16 } });
    expect(await rowsOf((tx) => tx.select().from(musicChangesTable))).toEqual([]);
  });
});

describe('settling a change', () => {
  it('writes outcome, snapshot and story, and tells a conversation that was answered before', async () => {
    const conversation = await makeConversation(db.database, { organizationId: office.organizationId });
    const order = { ...office.orderOf(QUIETER), conversationId: conversation.id };
    await orderMusicChange(office.asSystem(), order);
    const input = { changeId: order.changeId, zones: [noteOf(office.lobby.id, 10, 8)], wasAnswered: true };
    const { events } = await settleMusicChange(office.asSystem(), input);
    expect(events).toMatchObject([
      {
        processType: 'conversation',
        processId: conversation.id,
        signal: 'musicSettled',
        payload: { kind: 'musicSettled', changeId: order.changeId },
      },
    ]);
    expect((await settleMusicChange(office.asSystem(), input)).events).toEqual([]);
    const view = await getMusicChange(office.asSystem(), order.changeId);
    expect(view).toMatchObject({
      status: 'settled',
      zones: [{ zoneName: 'Lobby', outcome: 'verified', before: { volume: 10 }, after: { volume: 8 } }],
    });
    const zones = await rowsOf((tx) => tx.select().from(zonesTable));
    expect(zones.find(({ id }) => id === office.lobby.id)).toMatchObject({ volume: 8, status: 'playing' });
  });

  it('tells no conversation that was answered with the outcome', async () => {
    const conversation = await makeConversation(db.database, { organizationId: office.organizationId });
    const order = { ...office.orderOf(QUIETER), conversationId: conversation.id };
    await orderMusicChange(office.asSystem(), order);
    const settled = await settleMusicChange(office.asSystem(), { ...order, zones: [], wasAnswered: false });
    expect(settled.events).toEqual([]);
  });

  it('shows a pause at once, but never calls an offline zone playing', async () => {
    await rowsOf((tx) => tx.update(zonesTable).set({ status: 'playing' }));
    const order = office.orderOf({ kind: 'pause' });
    await orderMusicChange(office.asSystem(), order);
    const paused = { ...noteOf(office.lobby.id, 10, 10), after: playerAt(10, false) };
    await settleMusicChange(office.asSystem(), { ...order, zones: [paused], wasAnswered: false });
    const statusOf = async () =>
      (await rowsOf((tx) => tx.select().from(zonesTable))).find(({ id }) => id === office.lobby.id)?.status;
    expect(await statusOf()).toBe('paused');
    await rowsOf((tx) => tx.update(zonesTable).set({ status: 'offline' }));
    await office.changed(office.asSystem(), 5);
    expect(await statusOf()).toBe('offline');
  });
});

it('a zone is out of the hands of a change as soon as a later one was begun there', async () => {
  const earlier = office.orderOf(QUIETER, [office.lobby.id, office.pool.id]);
  await orderMusicChange(office.asContact(), earlier);
  const later = office.orderOf({ kind: 'pause' });
  await orderMusicChange(office.asContact(), later);
  const superseded = () =>
    findSupersededZones(office.asSystem(), { changeId: earlier.changeId, zoneIds: earlier.order.zoneIds });
  expect(await superseded()).toEqual(new Set());
  await recordZoneResults(office.asSystem(), {
    changeId: later.changeId,
    zones: [{ ...noteOf(office.lobby.id, 10, 10), outcome: 'on_the_way' }],
  });
  expect(await superseded()).toEqual(new Set([office.lobby.id]));
});

it('lists the changes of a venue newest first, page by page, with the names of people', async () => {
  const first = await office.changed(office.asContact(), 8);
  const second = await office.changed(await office.asStaff('manager'), 7, [office.lobby.id], 8);
  const page = await listMusicChanges(await office.asStaff('viewer'), { venueId: office.venueId, limit: 1 });
  expect(page.rows).toMatchObject([
    { changeId: second, actorKind: 'person', actorName: expect.stringMatching(/^User/) },
  ]);
  const rest = await listMusicChanges(office.asContact(), {
    venueId: office.venueId,
    cursor: page.nextCursor ?? undefined,
    limit: 1,
  });
  expect(rest).toMatchObject({
    rows: [{ changeId: first, actorName: office.contact.name }],
    nextCursor: null,
  });
});
