import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../../db/factories/factory.ts';
import type { MusicChangeId } from '../../domain/ids.ts';
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

describe('a player that follows', () => {
  it('in 400 ms is answered verified, with the volume before and after', async () => {
    const changeId = await stage.order({ kind: 'volume_by_percent', percent: -20 });
    const startedAt = stage.players.clock.now().getTime();
    expect(await stage.carryOut(changeId)).toMatchObject({
      isSettled: true,
      zones: [{ outcome: 'verified', before: { volume: 10 }, after: { volume: 8 } }],
    });
    expect(stage.players.clock.now().getTime() - startedAt).toBeLessThan(600);
    expect(await stage.viewOf(changeId)).toMatchObject({ status: 'settled' });
  });

  it('in 2 s is answered on its way in time', async () => {
    stage.lobby.delayMs = 2_000;
    const changeId = await stage.order({ kind: 'pause' });
    const startedAt = stage.players.clock.now().getTime();
    expect(await stage.carryOut(changeId)).toMatchObject({
      isSettled: false,
      zones: [{ outcome: 'on_the_way' }],
    });
    expect(stage.players.clock.now().getTime() - startedAt).toBeLessThanOrEqual(800);
  });

  it('skips to another song once', async () => {
    expect(await stage.carryOut(await stage.order({ kind: 'skip' }))).toMatchObject({
      zones: [{ outcome: 'verified' }],
    });
    expect(stage.lobby.song).toBe(2);
  });

  it('is brought back by an undo, also from silence', async () => {
    await stage.carryOut(await stage.order({ kind: 'volume_to', level: 0 }));
    expect(await stage.carryOut(await stage.orderUndo())).toMatchObject({
      zones: [{ outcome: 'verified', before: { volume: 0 }, after: { volume: 10 } }],
    });
  });

  it('and is as wanted already gets no command', async () => {
    expect(await stage.carryOut(await stage.order({ kind: 'play' }))).toMatchObject({
      zones: [{ outcome: 'verified' }],
    });
    expect(stage.players.writes).toEqual([]);
  });
});

describe('several zones', () => {
  it('each get their own answer', async () => {
    stage.pool.isOnline = false;
    const { lobby, pool } = stage.zones;
    const changeId = await stage.order({ kind: 'volume_by_percent', percent: -20 }, { zones: [lobby, pool] });
    expect(await stage.carryOut(changeId)).toMatchObject({ isSettled: true });
    expect(await stage.outcomesOf(changeId)).toEqual([
      { zoneName: 'Lobby', outcome: 'verified', reasonCode: null },
      { zoneName: 'Pool', outcome: 'player_offline', reasonCode: 'music.player_offline' },
    ]);
  });

  it('too loud for a contact to order are refused, and no player is touched', async () => {
    const { lobby, pool } = stage.zones;
    const changeId = await stage.order({ kind: 'volume_to', level: 16 }, { zones: [lobby, pool] });
    expect(await stage.carryOut(changeId)).toMatchObject({ isSettled: true });
    expect(await stage.outcomesOf(changeId)).toMatchObject([
      { outcome: 'refused', reasonCode: 'music.needs_approval' },
      { outcome: 'refused', reasonCode: 'music.needs_approval' },
    ]);
    expect(stage.players.writes).toEqual([]);
  });
});

describe('a player that cannot follow', () => {
  it('because it does not tell its volume is not changed by a percentage', async () => {
    stage.lobby.volume = null;
    const changeId = await stage.order({ kind: 'volume_by_percent', percent: -20 });
    expect(await stage.carryOut(changeId)).toMatchObject({
      zones: [{ outcome: 'failed', reasonCode: 'music.volume_unreadable' }],
    });
  });

  it('because it dropped off in the middle is offline, not silent', async () => {
    stage.players.refuseNext(soundtrackError('never', 'player_unreachable'));
    expect(await stage.carryOut(await stage.order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'player_offline' }],
    });
  });

  it('because the vendor does not let us control it is told so', async () => {
    stage.players.refuseNext(soundtrackError('never', 'forbidden'));
    expect(await stage.carryOut(await stage.order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'failed', reasonCode: 'music.forbidden' }],
    });
  });
});

describe('a vendor that is busy', () => {
  it('for a moment is asked again within the answer time', async () => {
    stage.lobby.delayMs = 100;
    stage.players.refuseNext(soundtrackError('try_again', 'rate_limited', 200));
    expect(await stage.carryOut(await stage.order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'verified' }],
    });
  });

  it('for longer is answered on its way', async () => {
    stage.players.refuseNext(soundtrackError('try_again', 'rate_limited', 3_000));
    expect(await stage.carryOut(await stage.order({ kind: 'pause' }))).toMatchObject({
      zones: [{ outcome: 'on_the_way', reasonCode: 'music.provider_busy' }],
    });
    expect(stage.players.writes).toEqual([]);
  });
});

describe('a change that is carried out twice', () => {
  it('after it was settled touches no player', async () => {
    const changeId = await stage.order({ kind: 'volume_by_percent', percent: -20 });
    const first = await stage.carryOut(changeId);
    expect(await stage.carryOut(changeId)).toEqual(first);
    await stage.confirm(changeId);
    expect(stage.players.writes).toHaveLength(1);
  });

  it('because its worker died after the write wants what was computed first', async () => {
    stage.lobby.delayMs = 2_000;
    const changeId = await stage.order({ kind: 'volume_by_percent', percent: -20 });
    await stage.carryOut(changeId);
    await stage.players.wait(2_000, AbortSignal.any([]));
    expect(await stage.carryOut(changeId)).toMatchObject({
      zones: [{ outcome: 'verified', before: { volume: 10 }, after: { volume: 8 } }],
    });
    expect(stage.players.writes).toHaveLength(1);
  });

  it('never skips a second song', async () => {
    stage.lobby.delayMs = 2_000;
    const changeId = await stage.order({ kind: 'skip' });
    await stage.carryOut(changeId);
    await stage.carryOut(changeId);
    expect(stage.players.writes).toHaveLength(1);
  });

  it('leaves a zone alone that a later change has taken in hand', async () => {
    const { lobby, pool } = stage.zones;
    stage.pool.isPlaying = false;
    const play = await stage.order({ kind: 'play' }, { zones: [lobby, pool] });
    await stage.carryOut(await stage.order({ kind: 'pause' }));
    await stage.carryOut(play);
    expect(await stage.outcomesOf(play)).toMatchObject([
      { zoneName: 'Lobby', outcome: 'not_verified', reasonCode: 'music.superseded' },
      { zoneName: 'Pool', outcome: 'verified' },
    ]);
    expect([stage.lobby.isPlaying, stage.pool.isPlaying]).toEqual([false, true]);
  });
});

it('a change that nobody ordered does not exist', async () => {
  await expect(stage.carryOut(makeId<MusicChangeId>())).rejects.toMatchObject({
    type: 'music_change.not_found',
  });
});
