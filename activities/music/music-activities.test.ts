import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeId } from '../../db/factories/factory.ts';
import { makeContact } from '../../db/factories/make-contact.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import type { MadeZone } from '../../db/factories/make-zone.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { ContactId, ConversationId, MusicChangeId, OrganizationId, VenueId } from '../../domain/ids.ts';
import type { MusicChange, MusicChangeResult } from '../../domain/music/schemas.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { Actor, Context } from '../../services/context.ts';
import { getMusicChange } from '../../services/music/get-music-change.ts';
import { orderMusicChange } from '../../services/music/order-music-change.ts';
import { orderUndo } from '../../services/music/order-undo.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { createFakePlayers, soundtrackError } from '../../test/fixtures/fake-players.ts';
import { createMusicActivities } from './index.ts';

/** Brings a worker down after its first write: the activity's second attempt finds what the first one noted. */
const CRASH = new Error('killed');

let db: TestDatabase;
let venue: { organizationId: OrganizationId; venueId: VenueId; contactId: ContactId };
let lobby: MadeZone;
let pool: MadeZone;
let players: ReturnType<typeof createFakePlayers>;
let delivered: WorkflowEvent[];
let env: MockActivityEnvironment;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());
beforeEach(async () => {
  const made = await makeVenue(db.database);
  const scope = { organizationId: made.organizationId, venueId: made.id };
  const contact = await makeContact(db.database, {
    organizationId: made.organizationId,
    venues: [{ venueId: made.id, role: 'manager' }],
  });
  venue = { ...scope, contactId: contact.id };
  lobby = await makeZone(db.database, { ...scope, name: 'Lobby' });
  pool = await makeZone(db.database, { ...scope, name: 'Pool', kind: 'pool' });
  players = createFakePlayers();
  players.add(lobby.soundtrackZoneId);
  players.add(pool.soundtrackZoneId);
  delivered = [];
  env = new MockActivityEnvironment();
});

function activities() {
  return createMusicActivities({
    database: db.database,
    clock: players.clock,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    deliverEvents: async (events) => void delivered.push(...events),
    vendors: { soundtrack: async () => players.client },
    wait: players.wait,
  });
}

const contactActor = (): Actor => ({ kind: 'contact', contactId: venue.contactId });
const context = (actor: Actor = contactActor()): Context => ({
  database: db.database,
  clock: players.clock,
  organizationId: venue.organizationId,
  actor,
});

async function order(
  change: MusicChange,
  options: { zones?: MadeZone[]; conversationId?: ConversationId } = {},
) {
  const changeId = makeId<MusicChangeId>();
  await orderMusicChange(context(), {
    changeId,
    venueId: venue.venueId,
    order: { zoneIds: (options.zones ?? [lobby]).map(({ id }) => id), change },
    reason: 'test',
    conversationId: options.conversationId ?? null,
    undoesChangeId: null,
  });
  return changeId;
}

const carryOut = (changeId: MusicChangeId, answerMs = 800): Promise<MusicChangeResult> =>
  env.run(activities().carryOutMusicChange, {
    organizationId: venue.organizationId,
    changeId,
    answerBy: players.clock.now().getTime() + answerMs,
    wasAnswered: false,
  });
const confirm = (changeId: MusicChangeId) =>
  env.run(activities().confirmMusicChange, { organizationId: venue.organizationId, changeId });
const outcomesOf = async (changeId: MusicChangeId) =>
  (await getMusicChange(context(), changeId)).zones.map(({ zoneName, outcome, reasonCode }) => ({
    zoneName,
    outcome,
    reasonCode,
  }));

describe('a player that follows', () => {
  it('in 400 ms is answered verified, with the volume before and after', async () => {
    const changeId = await order({ kind: 'volume_by_percent', percent: -20 });
    const startedAt = players.clock.now().getTime();
    const result = await carryOut(changeId);
    expect(result).toMatchObject({
      isSettled: true,
      zones: [{ outcome: 'verified', before: { volume: 10 }, after: { volume: 8 } }],
    });
    expect(players.clock.now().getTime() - startedAt).toBeLessThan(600);
    expect(await getMusicChange(context(), changeId)).toMatchObject({ status: 'settled' });
  });

  it('in 2 s is answered on its way, and its conversation hears the outcome later', async () => {
    players.of(lobby.soundtrackZoneId).delayMs = 2_000;
    const conversation = await makeConversation(db.database, { organizationId: venue.organizationId });
    const changeId = await order({ kind: 'pause' }, { conversationId: conversation.id });
    expect(await carryOut(changeId)).toMatchObject({ isSettled: false, zones: [{ outcome: 'on_the_way' }] });
    expect(delivered).toEqual([]);
    await confirm(changeId);
    expect(await outcomesOf(changeId)).toMatchObject([{ outcome: 'verified' }]);
    expect(delivered).toMatchObject([{ signal: 'musicSettled', payload: { changeId } }]);
    expect(players.writes).toEqual([`${lobby.soundtrackZoneId} pause`]);
  });

  it('skips to another song once', async () => {
    const changeId = await order({ kind: 'skip' });
    expect(await carryOut(changeId)).toMatchObject({ zones: [{ outcome: 'verified' }] });
    expect(players.of(lobby.soundtrackZoneId).song).toBe(2);
  });

  it('is brought back to both its volume and its playing by an undo', async () => {
    await carryOut(await order({ kind: 'volume_to', level: 0 }));
    const changeId = makeId<MusicChangeId>();
    await orderUndo(context(), { changeId, venueId: venue.venueId, conversationId: null, undo: 'latest' });
    expect(await carryOut(changeId)).toMatchObject({
      zones: [{ outcome: 'verified', after: { volume: 10 } }],
    });
  });
});

describe('several zones', () => {
  it('each get their own answer', async () => {
    players.of(pool.soundtrackZoneId).isOnline = false;
    const changeId = await order({ kind: 'volume_by_percent', percent: -20 }, { zones: [lobby, pool] });
    expect(await carryOut(changeId)).toMatchObject({ isSettled: true });
    expect(await outcomesOf(changeId)).toEqual([
      { zoneName: 'Lobby', outcome: 'verified', reasonCode: null },
      { zoneName: 'Pool', outcome: 'player_offline', reasonCode: 'music.player_offline' },
    ]);
  });

  it('too loud for a contact to order are refused, and no player is touched', async () => {
    const changeId = await order({ kind: 'volume_to', level: 16 }, { zones: [lobby, pool] });
    expect(await carryOut(changeId)).toMatchObject({ isSettled: true });
    expect(await outcomesOf(changeId)).toMatchObject([
      { outcome: 'refused', reasonCode: 'music.needs_approval' },
      { outcome: 'refused', reasonCode: 'music.needs_approval' },
    ]);
    expect(players.writes).toEqual([]);
  });
});

describe('a player that does not follow', () => {
  it('is told as not verified, after its command was given once more', async () => {
    players.of(lobby.soundtrackZoneId).losesNext = 9;
    const changeId = await order({ kind: 'volume_to', level: 8 });
    await carryOut(changeId);
    await confirm(changeId);
    expect(await outcomesOf(changeId)).toMatchObject([
      { outcome: 'not_verified', reasonCode: 'music.not_confirmed' },
    ]);
    expect(players.writes).toHaveLength(2);
  });

  it('because one command was lost does so at the second', async () => {
    players.of(lobby.soundtrackZoneId).losesNext = 1;
    const changeId = await order({ kind: 'play' });
    players.of(lobby.soundtrackZoneId).isPlaying = false;
    await carryOut(changeId);
    await confirm(changeId);
    expect(await outcomesOf(changeId)).toMatchObject([{ outcome: 'verified' }]);
  });

  it('never skips a second song because the first skip showed late', async () => {
    players.of(lobby.soundtrackZoneId).losesNext = 1;
    const changeId = await order({ kind: 'skip' });
    await carryOut(changeId);
    await confirm(changeId);
    expect(await outcomesOf(changeId)).toMatchObject([{ outcome: 'not_verified' }]);
    expect(players.writes).toHaveLength(1);
  });

  it('and does not tell its volume cannot be changed by a percentage', async () => {
    players.of(lobby.soundtrackZoneId).volume = null;
    const changeId = await order({ kind: 'volume_by_percent', percent: -20 });
    expect(await carryOut(changeId)).toMatchObject({
      zones: [{ outcome: 'failed', reasonCode: 'music.volume_unreadable' }],
    });
  });

  it('because it dropped off in the middle is offline, not silent', async () => {
    players.refuseNext(soundtrackError('never', 'player_unreachable'));
    expect(await carryOut(await order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'player_offline' }],
    });
  });
});

describe('a vendor in trouble', () => {
  it('that is busy for a moment is asked again within the answer time', async () => {
    players.of(lobby.soundtrackZoneId).delayMs = 100;
    players.refuseNext(soundtrackError('try_again', 'rate_limited', 200));
    expect(await carryOut(await order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'verified' }],
    });
  });

  it('that is busy for longer gets the command afterwards', async () => {
    players.refuseNext(soundtrackError('try_again', 'rate_limited', 3_000));
    const changeId = await order({ kind: 'pause' });
    expect(await carryOut(changeId)).toMatchObject({ zones: [{ outcome: 'on_the_way' }] });
    expect(players.writes).toEqual([]);
    await confirm(changeId);
    expect(await outcomesOf(changeId)).toMatchObject([{ outcome: 'verified' }]);
  });

  it('that does not let us control the zone is told so', async () => {
    players.refuseNext(soundtrackError('never', 'forbidden'));
    expect(await carryOut(await order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'failed', reasonCode: 'music.forbidden' }],
    });
  });

  it('that may have taken a skip is not given it again', async () => {
    players.refuseNext(soundtrackError('unknown', 'timeout'));
    const changeId = await order({ kind: 'skip' });
    await carryOut(changeId);
    await confirm(changeId);
    expect(players.writes).toEqual([]);
    expect(await outcomesOf(changeId)).toMatchObject([{ outcome: 'not_verified' }]);
  });
});

describe('a change that is carried out twice', () => {
  it('after it was settled touches no player', async () => {
    const changeId = await order({ kind: 'volume_by_percent', percent: -20 });
    const first = await carryOut(changeId);
    expect(await carryOut(changeId)).toEqual(first);
    await confirm(changeId);
    expect(players.writes).toHaveLength(1);
  });

  it('because its worker died after the write wants what was computed first', async () => {
    const changeId = await order({ kind: 'volume_by_percent', percent: -20 });
    players.of(lobby.soundtrackZoneId).delayMs = 0;
    players.whenWritten(() => {
      throw CRASH;
    });
    const { readPlayback } = players.client;
    players.client.readPlayback = (...call) =>
      players.writes.length > 0 ? Promise.reject(CRASH) : readPlayback(...call);
    await carryOut(changeId);
    players.client.readPlayback = readPlayback;
    players.whenWritten(() => undefined);
    players.of(lobby.soundtrackZoneId).volume = 8;
    expect(await carryOut(changeId)).toMatchObject({
      zones: [{ outcome: 'verified', after: { volume: 8 } }],
    });
  });

  it('leaves a zone alone that a later change has taken in hand', async () => {
    const play = await order({ kind: 'play' }, { zones: [lobby, pool] });
    const pause = await order({ kind: 'pause' });
    await carryOut(pause);
    await carryOut(play);
    expect(await outcomesOf(play)).toMatchObject([
      { zoneName: 'Lobby', outcome: 'not_verified', reasonCode: 'music.superseded' },
      { zoneName: 'Pool', outcome: 'verified' },
    ]);
    expect(players.of(lobby.soundtrackZoneId).isPlaying).toBe(false);
  });
});

it('a change that could not be carried out in its time is closed with the truth', async () => {
  const changeId = await order({ kind: 'pause' });
  const result = await env.run(activities().abandonMusicChange, {
    organizationId: venue.organizationId,
    changeId,
    wasAnswered: false,
  });
  expect(result).toMatchObject({ isSettled: true, zones: [{ outcome: 'failed' }] });
  const rows = await inOrganization(db.database, venue.organizationId, (tx) =>
    tx.select().from(musicChangesTable),
  );
  expect(rows).toMatchObject([{ status: 'settled' }]);
});

it('a change that nobody ordered does not exist', async () => {
  await expect(carryOut(makeId<MusicChangeId>())).rejects.toMatchObject({ type: 'music_change.not_found' });
});

it('a reading back that is interrupted gives no command any more', async () => {
  players.of(lobby.soundtrackZoneId).losesNext = 9;
  const changeId = await order({ kind: 'volume_to', level: 8 });
  await carryOut(changeId);
  const reading = confirm(changeId);
  env.cancel('CANCELLED');
  await expect(reading).rejects.toThrow();
  expect(players.writes).toHaveLength(1);
  expect(await getMusicChange(context(), changeId)).toMatchObject({ status: 'carrying_out' });
});
