import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { soundtrackError } from '../../test/fixtures/fake-players.ts';
import { openMusicStage } from '../../test/fixtures/music-stage.ts';
import type { MusicStage } from '../../test/fixtures/music-stage.ts';

let db: TestDatabase;
let stage: MusicStage;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());
beforeEach(async () => {
  stage = await openMusicStage(db.database);
});

it('a conversation that was answered "on its way" hears the outcome when the player has followed', async () => {
  stage.lobby.delayMs = 2_000;
  const { organizationId } = stage;
  const { id: conversationId } = await makeConversation(db.database, { organizationId });
  const changeId = await stage.order({ kind: 'pause' }, { conversationId });
  await stage.carryOut(changeId);
  expect(stage.delivered).toEqual([]);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([{ outcome: 'verified' }]);
  expect(stage.delivered).toMatchObject([
    { processId: conversationId, signal: 'musicSettled', payload: { changeId } },
  ]);
  expect(stage.players.writes).toHaveLength(1);
});

it('a command that was lost is given once more', async () => {
  stage.lobby.losesNext = 1;
  const changeId = await stage.order({ kind: 'pause' });
  await stage.carryOut(changeId);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([{ outcome: 'verified' }]);
});

it('a player that takes every command and does nothing is told as not verified', async () => {
  stage.lobby.losesNext = 9;
  const changeId = await stage.order({ kind: 'volume_to', level: 8 });
  await stage.carryOut(changeId);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([
    { outcome: 'not_verified', reasonCode: 'music.not_confirmed' },
  ]);
  expect(stage.players.writes).toHaveLength(2);
});

it('a skip that does not show is not given again', async () => {
  stage.lobby.losesNext = 1;
  const changeId = await stage.order({ kind: 'skip' });
  await stage.carryOut(changeId);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([{ outcome: 'not_verified' }]);
  expect(stage.players.writes).toHaveLength(1);
});

it('a skip that may have arrived is not given again', async () => {
  stage.players.refuseNext(soundtrackError('unknown', 'timeout'));
  const changeId = await stage.order({ kind: 'skip' });
  await stage.carryOut(changeId);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([{ outcome: 'not_verified' }]);
  expect(stage.players.writes).toEqual([]);
});

it('a command that the busy vendor did not take is given as soon as it does', async () => {
  stage.players.refuseNext(soundtrackError('try_again', 'rate_limited', 3_000));
  const changeId = await stage.order({ kind: 'pause' });
  await stage.carryOut(changeId);
  expect(stage.players.writes).toEqual([]);
  await stage.confirm(changeId);
  expect(await stage.outcomesOf(changeId)).toMatchObject([{ outcome: 'verified', reasonCode: null }]);
});

it('a lost command is not given again when a later change has taken the zone in hand', async () => {
  stage.lobby.losesNext = 1;
  const play = await stage.order({ kind: 'volume_to', level: 3 });
  await stage.carryOut(play);
  await stage.carryOut(await stage.order({ kind: 'volume_to', level: 0 }));
  await stage.confirm(play);
  expect(await stage.outcomesOf(play)).toMatchObject([
    { outcome: 'not_verified', reasonCode: 'music.superseded' },
  ]);
  expect(stage.lobby.volume).toBe(0);
});

it('a reading back that is interrupted by an emergency gives no command any more', async () => {
  stage.lobby.losesNext = 9;
  const changeId = await stage.order({ kind: 'volume_to', level: 8 });
  await stage.carryOut(changeId);
  const reading = stage.confirm(changeId);
  stage.env.cancel('CANCELLED');
  await expect(reading).rejects.toThrow();
  expect(stage.players.writes).toHaveLength(1);
  expect(await stage.viewOf(changeId)).toMatchObject({ status: 'carrying_out' });
});

it('a change that could not be carried out in its time is closed with the truth', async () => {
  const changeId = await stage.order({ kind: 'pause' });
  expect(await stage.abandon(changeId)).toMatchObject({ isSettled: true, zones: [{ outcome: 'failed' }] });
  expect(await stage.viewOf(changeId)).toMatchObject({ status: 'settled' });
});
