import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import type { TurnStep } from '../../domain/conversation/turn-record.ts';
import type { TurnId } from '../../domain/ids.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { IntegrationOutcome } from '../../integrations/errors.ts';
import { openConversationDesk } from '../../test/fixtures/conversation-desk.ts';
import type { ConversationDesk } from '../../test/fixtures/conversation-desk.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { PROMPT_VERSION } from './prompt.ts';

let db: TestDatabase;
let desk: ConversationDesk;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  desk = await openConversationDesk(db.database);
});
afterAll(() => db?.close());

const WORDS = 'My ears hurt when I sit near the reception desk, can you do something?';
const quieter = (zone: string) => ({
  tool: 'propose_music_change',
  input: { zone, change: { kind: 'volume_by_percent', percent: -20 } },
});

async function turnRow(turnId: TurnId) {
  const { rows } = await inOrganization(db.database, desk.organizationId, (tx) =>
    tx.execute(
      sql`select path, steps, prompt_version, model_name, input_tokens, output_tokens, finished_at is not null as done from bot_turns where id = ${turnId}`,
    ),
  );
  return rows[0] as Record<string, unknown> & { steps: TurnStep[] }; // cast: as written by the turn
}

const lastResult = () => {
  const content = desk.asked.at(-1)?.at(-1)?.content;
  const [block] = Array.isArray(content) ? content : [];
  return block?.type === 'tool_result'
    ? { isError: block.is_error, text: typeof block.content === 'string' ? block.content : '' }
    : null;
};

describe('what is no plain command goes to the model', () => {
  it('which looks, proposes, sees the real outcome, and answers; all of it is kept', async () => {
    desk.modelSays({ tool: 'get_venue_facts', input: {} }, quieter('Lobby'), {
      text: 'The lobby is at 8 now. Better?',
    });
    const { turnId, result } = await desk.say(WORDS);
    expect(result).toMatchObject({ kind: 'replied', awaitedChangeIds: [] });
    expect(await desk.said()).toEqual(['The lobby is at 8 now. Better?']);
    expect(desk.lobby.volume).toBe(8);
    expect(lastResult()?.text).toContain('"outcome":"verified","volumeBefore":10,"volumeAfter":8');
    expect(desk.typingShown()).toBe(1);
    const row = await turnRow(turnId);
    expect(row).toMatchObject({
      path: 'model',
      prompt_version: PROMPT_VERSION,
      model_name: 'played',
      input_tokens: 300,
      output_tokens: 60,
      done: true,
    });
    expect(row.steps.map((step) => step.kind)).toEqual([
      'model',
      'proposal',
      'model',
      'proposal',
      'model',
      'ended',
    ]);
  });

  it('with what was said before, each side as one voice', async () => {
    desk.modelSays({ text: 'Hello, what can I do?' }, { text: 'Gladly.' });
    await desk.say('I have a question about your service');
    await desk.say('It is about next week', 'And about the week after');
    expect(desk.asked.at(-1)).toEqual([
      { role: 'user', content: 'I have a question about your service' },
      { role: 'assistant', content: 'Hello, what can I do?' },
      { role: 'user', content: 'It is about next week\nAnd about the week after' },
    ]);
  });

  it('and a picture is told as one', async () => {
    desk.modelSays({ text: 'I cannot see pictures, what is on it?' });
    const turnId = desk.nextTurnId();
    await desk.draft(turnId, [await desk.write(null, { kind: 'image' })]);
    expect(desk.asked[0]).toEqual([{ role: 'user', content: '[sent: image]' }]);
  });
});

describe('the model proposes, code disposes', () => {
  it("a zone of somebody else's venue does not exist", async () => {
    const foreign = await makeZone(db.database, { organizationId: desk.organizationId, name: 'Sky Deck' });
    desk.players.add(foreign.soundtrackZoneId);
    desk.modelSays(quieter('Sky Deck'), { text: 'Which zone do you mean?' });
    await desk.say(WORDS);
    expect(lastResult()).toMatchObject({ isError: true });
    expect(lastResult()?.text).toContain('Lobby, Pool');
    expect(desk.players.writes).toEqual([]);
  });

  it("an id in the model's hand opens nothing", async () => {
    desk.modelSays(quieter(desk.office.pool.id), { text: 'Which zone?' });
    await desk.say(WORDS);
    expect(desk.players.writes).toEqual([]);
  });

  it.each([
    [{ zone: 'Lobby', change: { kind: 'volume_to', level: 40 } }, 'from 0 to 16'],
    [{ zone: 'Lobby', change: { kind: 'assign_playlist', id: 'x' } }, 'not a change that can be proposed'],
    [{ change: { kind: 'pause' } }, 'not a change that can be proposed'],
  ])('%j is refused, and the model is told', async (input, told) => {
    desk.modelSays({ tool: 'propose_music_change', input }, { text: 'Sorry.' });
    await desk.say(WORDS);
    expect(lastResult()?.text).toContain(told);
    expect(desk.players.writes).toEqual([]);
  });

  it('a big raise is not made but handed to a person, whatever the model would say', async () => {
    desk.modelSays({
      tool: 'propose_music_change',
      input: { zone: 'all', change: { kind: 'volume_to', level: 16 } },
    });
    const { result, turnId } = await desk.say('Make it a proper party in here for the dinner guests');
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'needs_approval' });
    expect(desk.players.writes).toEqual([]);
    expect((await turnRow(turnId)).steps).toContainEqual(
      expect.objectContaining({ check: { verdict: 'needs_person', reasonCode: 'music.needs_approval' } }),
    );
  });

  it('a hand-over ends the turn with the words of the house', async () => {
    desk.modelSays({ tool: 'hand_over_to_person', input: { reason: 'wants a refund' } });
    const { result } = await desk.say('I want my money back for last month');
    expect(result).toMatchObject({ kind: 'handedOver', reasonCode: 'model_asked' });
    expect((await desk.said())[0]).toContain('I am handing this over to a colleague.');
  });

  it('a tool that was never offered does nothing', async () => {
    desk.modelSays({ tool: 'delete_venue', input: {} }, { text: 'Sorry.' });
    await desk.say(WORDS);
    expect(lastResult()).toMatchObject({ isError: true, text: 'There is no such tool.' });
  });

  it('a model that says nothing is a hand-over', async () => {
    desk.modelSays({ text: '  ' });
    expect((await desk.say(WORDS)).result).toMatchObject({ kind: 'handedOver', reasonCode: 'model_silent' });
  });
});

describe('a step that is run again', () => {
  it('asks the model once and changes the music once', async () => {
    desk.modelSays(quieter('Lobby'), { text: 'Done.' });
    const turnId = desk.nextTurnId();
    const messageIds = [await desk.write(WORDS)];
    for (const _ of ['first', 'again'])
      expect(await desk.draft(turnId, messageIds, 1)).toEqual({ kind: 'proposed' });
    for (const _ of ['first', 'again'])
      expect(await desk.carryOut(turnId, messageIds, 1)).toEqual({ kind: 'carriedOut' });
    const replied = await desk.draft(turnId, messageIds, 2);
    expect(await desk.draft(turnId, messageIds, 2)).toEqual(replied);
    expect(desk.asked).toHaveLength(2);
    expect(desk.players.writes).toHaveLength(1);
  });

  it('after a crash in the middle of carrying out orders the same change', async () => {
    desk.modelSays(quieter('Lobby'));
    const turnId = desk.nextTurnId();
    const messageIds = [await desk.write(WORDS)];
    await desk.draft(turnId, messageIds, 1);
    await desk.carryOut(turnId, messageIds, 1);
    await inOrganization(db.database, desk.organizationId, (tx) =>
      tx.execute(sql`update bot_turns set steps = jsonb_build_array(steps->0) where id = ${turnId}`),
    );
    await desk.carryOut(turnId, messageIds, 1);
    expect(desk.players.writes).toHaveLength(1);
  });
});

it('a turn that has used up its tokens is given up', async () => {
  desk.modelSays(quieter('Lobby'));
  const turnId = desk.nextTurnId();
  const messageIds = [await desk.write(WORDS)];
  await desk.draft(turnId, messageIds, 1);
  await desk.carryOut(turnId, messageIds, 1);
  await inOrganization(db.database, desk.organizationId, (tx) =>
    tx.execute(sql`update bot_turns set input_tokens = 90000 where id = ${turnId}`),
  );
  await expect(desk.draft(turnId, messageIds, 2)).rejects.toMatchObject({ type: 'turn.budget' });
});

describe('a model that is away', () => {
  const away = (outcome: IntegrationOutcome, retryAfterMs?: number) =>
    new IntegrationError({
      vendor: 'claude',
      operation: 'create_turn',
      outcome,
      reason: 'vendor_failure',
      retryAfterMs,
    });

  it.each<[string, IntegrationError, number, object]>([
    ['is asked again', away('try_again'), 1, { type: 'integration.try_again', nonRetryable: false }],
    ['is given up after three tries', away('try_again'), 3, { type: 'turn.model_away', nonRetryable: true }],
    [
      'is given up at once when it refuses',
      away('never'),
      1,
      { type: 'turn.model_away', nonRetryable: true },
    ],
    ['is given up at once when it wants a minute', away('try_again', 60_000), 1, { type: 'turn.model_away' }],
  ])('%s', async (_, problem, attempt, failure) => {
    desk.modelSays(problem);
    const messageIds = [await desk.write(WORDS)];
    await expect(desk.draft(desk.nextTurnId(), messageIds, 1, attempt)).rejects.toMatchObject(failure);
  });

  it('is answered with an apology in the language of the contact, and a person; twice is one apology', async () => {
    const { organizationId, conversationId, activities } = desk;
    await inOrganization(db.database, organizationId, (tx) =>
      tx.execute(sql`update conversations set language = 'th' where id = ${conversationId}`),
    );
    const messageIds = [await desk.write('เพลงที่นี่เป็นอย่างไรบ้าง')];
    const order = { organizationId, conversationId, turnId: desk.nextTurnId(), messageIds };
    const fall = () =>
      new MockActivityEnvironment().run(activities.fallBackToPerson, {
        ...order,
        reason: 'model_away' as const,
      });
    const first = await fall();
    expect(first).toMatchObject({ kind: 'handedOver', reasonCode: 'model_away' });
    expect(await fall()).toEqual(first);
    expect(await desk.said()).toEqual([expect.stringContaining('ตอนนี้ยังตอบเรื่องนี้เองไม่ได้')]);
  });
});
