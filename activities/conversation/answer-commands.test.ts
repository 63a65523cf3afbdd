import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { openConversationDesk } from '../../test/fixtures/conversation-desk.ts';
import type { ConversationDesk } from '../../test/fixtures/conversation-desk.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';

let db: TestDatabase;
let desk: ConversationDesk;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  desk = await openConversationDesk(db.database);
});
afterAll(() => db?.close());

const handlerOf = async ({ organizationId, conversationId }: ConversationDesk) => {
  const { rows } = await inOrganization(db.database, organizationId, (tx) =>
    tx.execute(sql`select handler, hand_over_reason from conversations where id = ${conversationId}`),
  );
  return rows[0];
};

describe('a plain command is carried out and answered with what was read back', () => {
  it.each([
    ['The lobby music is too loud', 'Lobby: volume from 10 to 8.', { volume: 8 }],
    ['ล็อบบี้เสียงดังเกินไป', 'Lobby: ระดับเสียงจาก 10 เป็น 8', { volume: 8 }],
    ['Set the lobby to 5', 'Lobby: volume from 10 to 5.', { volume: 5 }],
    ['Please pause the music in the lobby', 'Lobby: the music is paused.', { isPlaying: false }],
    ['Skip this song in the lobby', 'Lobby: the next song is playing.', { song: 2 }],
  ])('%s', async (words, answer, player) => {
    const { result, text } = await desk.hear(words);
    expect(result.kind).toBe('replied');
    expect(text).toContain(answer);
    expect(desk.lobby).toMatchObject(player);
    expect(desk.asked).toEqual([]);
  });

  it('also with a greeting before it', async () => {
    const { text } = await desk.hear('Good morning!', 'lobby is too loud');
    expect(text).toContain('Lobby: volume from 10 to 8.');
  });

  it('everywhere at once, without asking', async () => {
    await desk.hear('pause all zones');
    expect([desk.lobby.isPlaying, desk.pool.isPlaying]).toEqual([false, false]);
  });

  it('and undo brings it back', async () => {
    await desk.hear('The lobby music is too loud');
    const { text } = await desk.hear('undo');
    expect(text).toContain('Lobby: volume from 8 to 10.');
    expect(desk.lobby.volume).toBe(10);
    expect((await desk.hear('undo')).text).toBe('There is nothing I could put back.');
  });
});

describe('what is not clear is asked', () => {
  it('a zone that was not named, and the answer completes the order', async () => {
    const { text } = await desk.hear('turn the music down');
    expect(text).toBe('Which zone do you mean?\n• Lobby\n• Pool');
    expect(desk.players.writes).toEqual([]);
    expect((await desk.hear('the pool')).text).toContain('Pool: volume from 10 to 8.');
    expect([desk.lobby.volume, desk.pool.volume]).toEqual([10, 8]);
  });

  it('a zone that does not exist', async () => {
    const { text } = await desk.hear('The helipad music is too loud');
    expect(text).toBe('I do not know a zone by that name. Which one do you mean?\n• Lobby\n• Pool');
  });

  it('a venue, of who speaks for two', async () => {
    const { organizationId, contact } = desk.office;
    const other = await makeVenue(db.database, { organizationId, name: 'Harbour House' });
    const lobby = await makeZone(db.database, { organizationId, venueId: other.id });
    desk.players.add(lobby.soundtrackZoneId);
    await inOrganization(db.database, organizationId, (tx) =>
      tx.execute(
        sql`insert into contact_venue_roles values (${organizationId}, ${contact.id}, ${other.id}, 'manager', now())`,
      ),
    );
    const { text } = await desk.hear('The lobby music is too loud');
    expect(text).toMatch(/^Which property do you mean\?/);
    expect((await desk.hear('Harbour House')).text).toContain('Lobby: volume from 10 to 8.');
    expect(desk.players.of(lobby.soundtrackZoneId).volume).toBe(8);
    expect(desk.lobby.volume).toBe(10);
    // now it is known which one this is about
    expect((await desk.hear('pause the lobby music')).text).toContain('Lobby: the music is paused.');
    expect(desk.lobby.isPlaying).toBe(true);
  });

  it('a volume off the scale is refused with the range', async () => {
    const { text } = await desk.hear('Set the lobby volume to 40');
    expect(text).toContain('from 0 to 16');
    expect(desk.players.writes).toEqual([]);
  });
});

describe('an answer is honest', () => {
  it('a player that has not confirmed is "on its way", and its outcome is a second message, once', async () => {
    desk.lobby.delayMs = 1_500;
    const { result, text } = await desk.hear('The lobby music is too loud');
    expect(text).toContain('on its way');
    if (result.kind !== 'replied') throw new Error(`not replied but ${result.kind}`);
    const [changeId] = result.awaitedChangeIds;
    if (changeId === undefined) throw new Error('nothing is awaited');
    const { organizationId, conversationId, activities } = desk;
    const env = new MockActivityEnvironment();
    await env.run(desk.music.confirmMusicChange, { organizationId, changeId });
    expect(desk.delivered.map(({ signal }) => signal)).toEqual(['musicSettled']);
    const order = { organizationId, conversationId, changeId, turnId: desk.nextTurnId() };
    const told = await env.run(activities.tellMusicOutcome, order);
    expect(await env.run(activities.tellMusicOutcome, order)).toEqual(told);
    expect((await desk.said()).slice(1)).toEqual([
      expect.stringContaining('Confirmed. Lobby: volume from 10 to 8.'),
    ]);
  });

  it('a player that is offline is called so', async () => {
    desk.lobby.isOnline = false;
    expect((await desk.hear('The lobby music is too loud')).text).toContain('Lobby: the player is offline');
  });

  it('status and what is playing are read now, not remembered', async () => {
    desk.lobby.volume = 3;
    desk.lobby.song = 7;
    expect((await desk.hear('status of the lobby')).text).toContain('Lobby: playing, volume 3.');
    expect((await desk.hear("what's playing in the lobby?")).text).toBe('Lobby: Song 7 by Nobody');
  });
});

describe('what a person has to decide is handed over', () => {
  it('a raise of more than a quarter of the scale', async () => {
    const { result, text } = await desk.hear('Set the lobby to 16');
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'needs_approval' });
    expect(text).toContain('A colleague has to approve it.');
    expect(text).toContain('A colleague will answer within 1 hour.');
    expect(desk.players.writes).toEqual([]);
    expect(await handlerOf(desk)).toEqual({ handler: 'person', hand_over_reason: 'needs_approval' });
  });

  it('a wish for a person, in Thai', async () => {
    const { result, text } = await desk.hear('ขอคุยกับเจ้าหน้าที่ครับ');
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'asked_for_person' });
    expect(text).toContain('กำลังส่งเรื่องให้เจ้าหน้าที่');
  });

  it('somebody who speaks for no venue', async () => {
    await inOrganization(db.database, desk.organizationId, (tx) =>
      tx.execute(sql`delete from contact_venue_roles`),
    );
    const { result } = await desk.hear('The lobby music is too loud');
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'no_venue' });
    expect(desk.players.writes).toEqual([]);
  });

  it('an emergency, after the music was paused everywhere', async () => {
    const { result, text } = await desk.hear('FIRE ALARM! cut the music');
    expect([desk.lobby.isPlaying, desk.pool.isPlaying]).toEqual([false, false]);
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'emergency' });
    expect(text).toContain('Our team has been told');
  });

  it('a bare "stop" after a music turn is asked first, then handed over as an opt-out', async () => {
    await desk.hear('The lobby music is too loud');
    expect((await desk.hear('stop')).text).toContain('Shall I stop the music, or stop sending you notices?');
    expect((await desk.hear('stop')).result).toMatchObject({ kind: 'handedOver', reasonCode: 'opt_out' });
  });
});

it('a bare "ok" with nothing to acknowledge needs no answer', async () => {
  expect((await desk.hear('ok')).result).toEqual({ kind: 'nothingToSay' });
  expect(await desk.said()).toEqual([]);
});

it('a turn that is run again, also after a crash before its reply was written, changes the music once', async () => {
  const turnId = desk.nextTurnId();
  const messageIds = [await desk.write('The lobby music is too loud')];
  const first = await desk.draft(turnId, messageIds);
  expect(await desk.draft(turnId, messageIds)).toEqual(first);
  await inOrganization(db.database, desk.organizationId, (tx) => tx.execute(sql`delete from bot_turns`));
  expect(await desk.draft(turnId, messageIds)).toEqual(first);
  expect(desk.players.writes).toHaveLength(1);
  expect(await desk.said()).toHaveLength(1);
});

it('while a person handles the conversation nothing is said and nothing is changed', async () => {
  const { organizationId, conversationId } = desk;
  await inOrganization(db.database, organizationId, (tx) =>
    tx.execute(sql`update conversations set handler = 'person' where id = ${conversationId}`),
  );
  expect((await desk.hear('The lobby music is too loud')).result).toEqual({ kind: 'silenced' });
  expect(desk.players.writes).toEqual([]);
});
