import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeId } from '../../db/factories/factory.ts';
import type { MusicChangeId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { noteOf, openMusicOffice } from '../../test/fixtures/music-office.ts';
import type { MusicOffice } from '../../test/fixtures/music-office.ts';
import type { Context } from '../context.ts';
import { getMusicChange } from './get-music-change.ts';
import { loadMusicOrder } from './load-music-order.ts';
import { orderMusicChange } from './order-music-change.ts';
import { orderUndo } from './order-undo.ts';
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

const undo = (context: Context, what: MusicChangeId | 'latest') =>
  orderUndo(context, {
    changeId: makeId<MusicChangeId>(),
    venueId: office.venueId,
    conversationId: null,
    undo: what,
  });
const statesOf = async (changeId: MusicChangeId) =>
  (await getMusicChange(office.asSystem(), changeId)).change;

it('an undo orders what was read before, per zone', async () => {
  const changeId = await office.changed(office.asContact(), 8, [office.lobby.id, office.pool.id]);
  const undone = await undo(office.asContact(), changeId);
  expect(await statesOf(undone.changeId)).toEqual({
    kind: 'restore',
    states: expect.arrayContaining([
      { zoneId: office.lobby.id, volume: 10, isPlaying: null },
      { zoneId: office.pool.id, volume: 10, isPlaying: null },
    ]),
  });
  expect(await getMusicChange(office.asContact(), changeId)).toMatchObject({ isUndone: true });
});

it('an undo said again goes one change further back', async () => {
  const first = await office.changed(office.asContact(), 8);
  const second = await office.changed(office.asContact(), 6, [office.lobby.id], 8);
  expect(await undo(office.asContact(), 'latest')).toMatchObject({ undoesChangeId: second });
  expect(await undo(office.asContact(), 'latest')).toMatchObject({ undoesChangeId: first });
  await expect(undo(office.asContact(), 'latest')).rejects.toMatchObject({ code: 'music.nothing_to_undo' });
});

it('an undo can itself be taken back', async () => {
  await office.changed(office.asContact(), 8);
  const undone = await undo(office.asContact(), 'latest');
  await settleMusicChange(office.asSystem(), {
    changeId: undone.changeId,
    zones: [noteOf(office.lobby.id, 8, 10)],
    wasAnswered: false,
  });
  const redone = await undo(office.asContact(), undone.changeId);
  expect(await statesOf(redone.changeId)).toMatchObject({
    states: [{ zoneId: office.lobby.id, volume: 8 }],
  });
});

it('an undo sent twice is the same undo, and a second undo of the same change is refused', async () => {
  const changeId = await office.changed(office.asContact(), 8);
  const input = {
    changeId: makeId<MusicChangeId>(),
    venueId: office.venueId,
    conversationId: null,
    undo: changeId,
  };
  expect(await orderUndo(office.asContact(), input)).toMatchObject({ isNew: true });
  expect(await orderUndo(office.asContact(), { ...input, undo: 'latest' })).toMatchObject({
    isNew: false,
    undoesChangeId: changeId,
  });
  await expect(undo(office.asContact(), changeId)).rejects.toMatchObject({ code: 'music.already_undone' });
});

it('an undo leaves alone the zones that somebody else has changed since', async () => {
  const changeId = await office.changed(office.asContact(), 8, [office.lobby.id, office.pool.id]);
  await office.changed(await office.asStaff('agent'), 5, [office.pool.id], 8);
  const undone = await undo(office.asContact(), changeId);
  expect(await statesOf(undone.changeId)).toMatchObject({ states: [{ zoneId: office.lobby.id }] });
  const order = await loadMusicOrder(office.asSystem(), undone.changeId);
  expect(order.zones.map(({ zoneId }) => zoneId).sort()).toEqual([office.lobby.id, office.pool.id].sort());
});

it('an undo is refused when somebody else has changed every zone since', async () => {
  const changeId = await office.changed(office.asContact(), 8);
  await office.changed(await office.asStaff('agent'), 5, [office.lobby.id], 8);
  await expect(undo(office.asContact(), changeId)).rejects.toMatchObject({ code: 'music.changed_since' });
});

it('an undo of the latest means the own latest, not that of the staff', async () => {
  const mine = await office.changed(office.asContact(), 8);
  await office.changed(await office.asStaff('agent'), 5, [office.pool.id]);
  expect(await undo(office.asContact(), 'latest')).toMatchObject({ undoesChangeId: mine });
});

it('an undo may be tried again when the player could not be reached', async () => {
  const changeId = await office.changed(office.asContact(), 8);
  const first = await undo(office.asContact(), changeId);
  const offline = { ...noteOf(office.lobby.id, 8, 10), after: null, outcome: 'player_offline' as const };
  await settleMusicChange(office.asSystem(), {
    changeId: first.changeId,
    zones: [offline],
    wasAnswered: false,
  });
  expect(await undo(office.asContact(), 'latest')).toMatchObject({ isNew: true, undoesChangeId: changeId });
});

it('an undo does not exist for a skipped song', async () => {
  await office.changed(office.asContact(), 8);
  const order = office.orderOf({ kind: 'skip' });
  await orderMusicChange(office.asContact(), order);
  await settleMusicChange(office.asSystem(), {
    ...order,
    zones: [noteOf(office.lobby.id, 8, 8)],
    wasAnswered: false,
  });
  await expect(undo(office.asContact(), 'latest')).rejects.toMatchObject({ code: 'music.nothing_to_undo' });
});

it('an undo of a change of another organization does not exist', async () => {
  const changeId = await office.changed(office.asContact(), 8);
  const other = await openMusicOffice(db.database);
  const context = { ...office.asSystem(), organizationId: other.organizationId };
  const input = { changeId: makeId<MusicChangeId>(), venueId: other.venueId, conversationId: null };
  await expect(orderUndo(context, { ...input, undo: changeId })).rejects.toMatchObject({
    code: 'music_change.not_found',
  });
});
