import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeId, MADE_AT } from '../../db/factories/factory.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeUser } from '../../db/factories/make-user.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { auditEntriesTable } from '../../db/schema/audit/audit-entries.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { MusicChangeId, ZoneId } from '../../domain/ids.ts';
import type { MusicChange, PlayerState } from '../../domain/music/schemas.ts';
import type { UserRole } from '../../domain/user/lists.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Actor, Context } from '../context.ts';
import { findSupersededZones } from './find-superseded-zones.ts';
import { getMusicChange } from './get-music-change.ts';
import { listMusicChanges } from './list-music-changes.ts';
import { loadMusicOrder } from './load-music-order.ts';
import { orderMusicChange } from './order-music-change.ts';
import { orderUndo } from './order-undo.ts';
import { recordZoneResults } from './record-zone-results.ts';
import type { ZoneNote } from './record-zone-results.ts';
import { settleMusicChange } from './settle-music-change.ts';

let db: TestDatabase;
let place: Awaited<ReturnType<typeof makePlace>>;
/** Each order comes a second after the one before. */
let seconds = 0;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());
beforeEach(async () => {
  place = await makePlace();
});

async function makePlace() {
  const venue = await makeVenue(db.database);
  const scope = { organizationId: venue.organizationId, venueId: venue.id };
  const lobby = await makeZone(db.database, { ...scope, name: 'Lobby', volume: 10 });
  const pool = await makeZone(db.database, { ...scope, name: 'Pool', kind: 'pool', volume: 10 });
  const contact = await makeContact(db.database, {
    organizationId: venue.organizationId,
    venues: [{ venueId: venue.id, role: 'manager' }],
  });
  return { venue, lobby, pool, contact, ...scope };
}

function as(actor: Actor): Context {
  seconds += 1;
  const at = new Date(MADE_AT.getTime() + seconds * 1_000);
  return {
    database: db.database,
    clock: { now: () => at },
    organizationId: place.organizationId,
    actor,
    workflowId: `music/${place.organizationId}/${place.venueId}`,
  };
}
const asContact = () => as({ kind: 'contact', contactId: place.contact.id });
const asSystem = () => as({ kind: 'system', name: 'music' });
async function asStaff(role: UserRole) {
  const user = await makeUser(db.database, { organizationId: place.organizationId, role });
  return as({ kind: 'person', userId: user.id, role });
}

const orderOf = (change: MusicChange, zoneIds: ZoneId[] = [place.lobby.id]) => ({
  changeId: makeId<MusicChangeId>(),
  venueId: place.venueId,
  order: { zoneIds, change },
  reason: 'too loud',
  conversationId: null,
  undoesChangeId: null,
});
const QUIETER: MusicChange = { kind: 'volume_by_percent', percent: -20 };

const player = (volume: number, isPlaying = true): PlayerState => ({
  volume,
  isPlaying,
  isOnline: true,
  nowPlaying: null,
});
const note = (zoneId: ZoneId, from: number, to: number): ZoneNote => ({
  zoneId,
  before: player(from),
  wanted: { volume: to },
  after: player(to),
  outcome: 'verified',
  reasonCode: null,
});

/** Orders a change and has it carried out in every zone. */
async function changed(context: Context, to: number, zoneIds: ZoneId[] = [place.lobby.id], from = 10) {
  const order = orderOf({ kind: 'volume_to', level: to }, zoneIds);
  await orderMusicChange(context, order);
  const zones = zoneIds.map((zoneId) => note(zoneId, from, to));
  await settleMusicChange(
    { ...context, actor: { kind: 'system', name: 'music' } },
    { ...order, zones, wasAnswered: false },
  );
  return order.changeId;
}

const rowsOf = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
  inOrganization(db.database, place.organizationId, work);

describe('ordering a change', () => {
  it('is accepted once and audited once, however often it is sent', async () => {
    const order = orderOf(QUIETER);
    expect(await orderMusicChange(asContact(), order)).toEqual({ changeId: order.changeId, isNew: true });
    expect(await orderMusicChange(asContact(), order)).toEqual({ changeId: order.changeId, isNew: false });
    const audit = await rowsOf((tx) => tx.select().from(auditEntriesTable));
    expect(audit).toMatchObject([
      {
        action: 'music.change_ordered',
        actorKind: 'contact',
        actorId: place.contact.id,
        entityId: order.changeId,
      },
    ]);
  });

  it('is refused to a contact of another venue as if the venue were not there', async () => {
    const stranger = await makeContact(db.database, { organizationId: place.organizationId });
    const context = as({ kind: 'contact', contactId: stranger.id });
    await expect(orderMusicChange(context, orderOf(QUIETER))).rejects.toMatchObject({
      code: 'venue.not_found',
    });
  });

  it('is open to the bot for the contact it speaks with, and for nobody else', async () => {
    const identity = place.contact.identities[0];
    const conversation = await makeConversation(db.database, {
      organizationId: place.organizationId,
      contactId: place.contact.id,
      contactIdentityId: identity.id,
    });
    const other = await makeConversation(db.database, { organizationId: place.organizationId });
    const bot = (conversationId: string) => as({ kind: 'bot', conversationId });
    await expect(orderMusicChange(bot(conversation.id), orderOf(QUIETER))).resolves.toMatchObject({
      isNew: true,
    });
    await expect(orderMusicChange(bot(other.id), orderOf(QUIETER))).rejects.toMatchObject({
      code: 'venue.not_found',
    });
  });

  it('is refused to a viewer and open to an agent', async () => {
    await expect(orderMusicChange(await asStaff('viewer'), orderOf(QUIETER))).rejects.toMatchObject({
      code: 'user.forbidden',
    });
    await expect(orderMusicChange(await asStaff('agent'), orderOf(QUIETER))).resolves.toMatchObject({
      isNew: true,
    });
  });

  it('does not reach a zone of another venue or organization', async () => {
    const elsewhere = await makeZone(db.database);
    const neighbour = await makeZone(db.database, {
      organizationId: place.organizationId,
      venueId: (await makeVenue(db.database, { organizationId: place.organizationId })).id,
    });
    for (const zone of [elsewhere, neighbour]) {
      await expect(
        orderMusicChange(asSystem(), orderOf(QUIETER, [place.lobby.id, zone.id])),
      ).rejects.toMatchObject({ code: 'zone.not_found' });
    }
    await expect(
      orderMusicChange(asSystem(), { ...orderOf(QUIETER, [elsewhere.id]), venueId: elsewhere.venueId }),
    ).rejects.toMatchObject({ code: 'venue.not_found' });
  });

  it('off the scale is refused with the range and leaves no row', async () => {
    await expect(
      orderMusicChange(asContact(), orderOf({ kind: 'volume_to', level: 20 })),
    ).rejects.toMatchObject({ code: 'music.volume_out_of_range', details: { asked: 20, min: 0, max: 16 } });
    expect(await rowsOf((tx) => tx.select().from(musicChangesTable))).toEqual([]);
  });
});

describe('settling a change', () => {
  it('writes outcome, snapshot and story, and tells a conversation that was answered before', async () => {
    const conversation = await makeConversation(db.database, { organizationId: place.organizationId });
    const order = { ...orderOf(QUIETER), conversationId: conversation.id };
    await orderMusicChange(asSystem(), order);
    const input = { changeId: order.changeId, zones: [note(place.lobby.id, 10, 8)], wasAnswered: true };
    const { events } = await settleMusicChange(asSystem(), input);
    expect(events).toMatchObject([
      {
        processType: 'conversation',
        processId: conversation.id,
        signal: 'musicSettled',
        payload: { kind: 'musicSettled', changeId: order.changeId },
      },
    ]);
    expect((await settleMusicChange(asSystem(), input)).events).toEqual([]);
    const view = await getMusicChange(asSystem(), order.changeId);
    expect(view).toMatchObject({
      status: 'settled',
      zones: [{ zoneName: 'Lobby', outcome: 'verified', before: { volume: 10 }, after: { volume: 8 } }],
    });
    const zones = await rowsOf((tx) => tx.select().from(zonesTable));
    expect(zones.find(({ id }) => id === place.lobby.id)).toMatchObject({ volume: 8, status: 'playing' });
  });

  it('tells no conversation that was answered with the outcome', async () => {
    const conversation = await makeConversation(db.database, { organizationId: place.organizationId });
    const order = { ...orderOf(QUIETER), conversationId: conversation.id };
    await orderMusicChange(asSystem(), order);
    const settled = await settleMusicChange(asSystem(), { ...order, zones: [], wasAnswered: false });
    expect(settled.events).toEqual([]);
  });

  it('shows a pause at once, but never calls an offline zone playing', async () => {
    await rowsOf((tx) => tx.update(zonesTable).set({ status: 'playing' }));
    const order = orderOf({ kind: 'pause' });
    await orderMusicChange(asSystem(), order);
    const paused = { ...note(place.lobby.id, 10, 10), after: player(10, false) };
    await settleMusicChange(asSystem(), { ...order, zones: [paused], wasAnswered: false });
    const statusOf = async () =>
      (await rowsOf((tx) => tx.select().from(zonesTable))).find(({ id }) => id === place.lobby.id)?.status;
    expect(await statusOf()).toBe('paused');
    await rowsOf((tx) => tx.update(zonesTable).set({ status: 'offline' }));
    await changed(asSystem(), 5);
    expect(await statusOf()).toBe('offline');
  });
});

describe('taking a change back', () => {
  const undo = (context: Context, what: MusicChangeId | 'latest') =>
    orderUndo(context, {
      changeId: makeId<MusicChangeId>(),
      venueId: place.venueId,
      conversationId: null,
      undo: what,
    });
  const statesOf = async (changeId: MusicChangeId) => (await getMusicChange(asSystem(), changeId)).change;

  it('orders what was read before, per zone', async () => {
    const changeId = await changed(asContact(), 8, [place.lobby.id, place.pool.id]);
    const undone = await undo(asContact(), changeId);
    expect(await statesOf(undone.changeId)).toEqual({
      kind: 'restore',
      states: expect.arrayContaining([
        { zoneId: place.lobby.id, volume: 10, isPlaying: null },
        { zoneId: place.pool.id, volume: 10, isPlaying: null },
      ]),
    });
    expect(await getMusicChange(asContact(), changeId)).toMatchObject({ isUndone: true });
  });

  it('said again goes one change further back', async () => {
    const first = await changed(asContact(), 8);
    const second = await changed(asContact(), 6, [place.lobby.id], 8);
    expect(await undo(asContact(), 'latest')).toMatchObject({ undoesChangeId: second });
    expect(await undo(asContact(), 'latest')).toMatchObject({ undoesChangeId: first });
    await expect(undo(asContact(), 'latest')).rejects.toMatchObject({ code: 'music.nothing_to_undo' });
  });

  it('can itself be taken back', async () => {
    await changed(asContact(), 8);
    const undone = await undo(asContact(), 'latest');
    await settleMusicChange(asSystem(), {
      changeId: undone.changeId,
      zones: [note(place.lobby.id, 8, 10)],
      wasAnswered: false,
    });
    const redone = await undo(asContact(), undone.changeId);
    expect(await statesOf(redone.changeId)).toMatchObject({
      states: [{ zoneId: place.lobby.id, volume: 8 }],
    });
  });

  it('sent twice is the same undo, and a second undo of the same change is refused', async () => {
    const changeId = await changed(asContact(), 8);
    const input = {
      changeId: makeId<MusicChangeId>(),
      venueId: place.venueId,
      conversationId: null,
      undo: changeId,
    };
    expect(await orderUndo(asContact(), input)).toMatchObject({ isNew: true });
    expect(await orderUndo(asContact(), { ...input, undo: 'latest' })).toMatchObject({
      isNew: false,
      undoesChangeId: changeId,
    });
    await expect(undo(asContact(), changeId)).rejects.toMatchObject({ code: 'music.already_undone' });
  });

  it('leaves alone the zones that somebody else has changed since', async () => {
    const changeId = await changed(asContact(), 8, [place.lobby.id, place.pool.id]);
    await changed(await asStaff('agent'), 5, [place.pool.id], 8);
    const undone = await undo(asContact(), changeId);
    expect(await statesOf(undone.changeId)).toMatchObject({ states: [{ zoneId: place.lobby.id }] });
    const order = await loadMusicOrder(asSystem(), undone.changeId);
    expect(order.zones.map(({ zoneId }) => zoneId).sort()).toEqual([place.lobby.id, place.pool.id].sort());
  });

  it('is refused when somebody else has changed every zone since', async () => {
    const changeId = await changed(asContact(), 8);
    await changed(await asStaff('agent'), 5, [place.lobby.id], 8);
    await expect(undo(asContact(), changeId)).rejects.toMatchObject({ code: 'music.changed_since' });
  });

  it('of the latest means the own latest, not that of the staff', async () => {
    const mine = await changed(asContact(), 8);
    await changed(await asStaff('agent'), 5, [place.pool.id]);
    expect(await undo(asContact(), 'latest')).toMatchObject({ undoesChangeId: mine });
  });

  it('may be tried again when the player could not be reached', async () => {
    const changeId = await changed(asContact(), 8);
    const first = await undo(asContact(), changeId);
    const offline = { ...note(place.lobby.id, 8, 10), after: null, outcome: 'player_offline' as const };
    await settleMusicChange(asSystem(), { changeId: first.changeId, zones: [offline], wasAnswered: false });
    expect(await undo(asContact(), 'latest')).toMatchObject({ isNew: true, undoesChangeId: changeId });
  });

  it('does not exist for a skipped song', async () => {
    await changed(asContact(), 8);
    const order = orderOf({ kind: 'skip' });
    await orderMusicChange(asContact(), order);
    await settleMusicChange(asSystem(), {
      ...order,
      zones: [note(place.lobby.id, 8, 8)],
      wasAnswered: false,
    });
    await expect(undo(asContact(), 'latest')).rejects.toMatchObject({ code: 'music.nothing_to_undo' });
  });

  it('of a change of another organization does not exist', async () => {
    const changeId = await changed(asContact(), 8);
    const other = await makePlace();
    const context = { ...asSystem(), organizationId: other.organizationId };
    const input = { changeId: makeId<MusicChangeId>(), venueId: other.venueId, conversationId: null };
    await expect(orderUndo(context, { ...input, undo: changeId })).rejects.toMatchObject({
      code: 'music_change.not_found',
    });
  });
});

it('a zone is out of the hands of a change as soon as a later one was begun there', async () => {
  const earlier = orderOf(QUIETER, [place.lobby.id, place.pool.id]);
  await orderMusicChange(asContact(), earlier);
  const later = orderOf({ kind: 'pause' });
  await orderMusicChange(asContact(), later);
  const superseded = () =>
    findSupersededZones(asSystem(), { changeId: earlier.changeId, zoneIds: earlier.order.zoneIds });
  expect(await superseded()).toEqual(new Set());
  await recordZoneResults(asSystem(), {
    changeId: later.changeId,
    zones: [{ ...note(place.lobby.id, 10, 10), outcome: 'on_the_way' }],
  });
  expect(await superseded()).toEqual(new Set([place.lobby.id]));
});

it('lists the changes of a venue newest first, page by page, with the names of people', async () => {
  const first = await changed(asContact(), 8);
  const second = await changed(await asStaff('manager'), 7, [place.lobby.id], 8);
  const page = await listMusicChanges(await asStaff('viewer'), { venueId: place.venueId, limit: 1 });
  expect(page.rows).toMatchObject([
    { changeId: second, actorKind: 'person', actorName: expect.stringMatching(/^User/) },
  ]);
  const rest = await listMusicChanges(asContact(), {
    venueId: place.venueId,
    cursor: page.nextCursor ?? undefined,
    limit: 1,
  });
  expect(rest).toMatchObject({
    rows: [{ changeId: first, actorName: place.contact.name }],
    nextCursor: null,
  });
});
