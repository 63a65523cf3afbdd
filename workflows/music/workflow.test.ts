import { randomUUID } from 'node:crypto';
import { Context, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MusicActivities } from '../../activities/music/index.ts';
import type { MusicChangeId, OrganizationId, VenueId } from '../../domain/ids.ts';
import type { ApplyMusicChange, MusicChangeResult } from '../../domain/music/schemas.ts';
import { openMusicWriter } from '../../test/fixtures/open-music-writer.ts';
import type { SkippedTime } from '../../test/skipped-time.ts';
import { musicWorkflowId } from './contract.ts';

type CarryOutInput = Parameters<MusicActivities['carryOutMusicChange']>[0];
const SOON_MS = 60_000;

let time: SkippedTime;
let apply: ApplyMusicChange;
let venue: { organizationId: OrganizationId; venueId: VenueId };
/** What the writer did, in its order: "begin a", "end a", "confirm a". */
let did: string[];
let inputs: CarryOutInput[];
let carryOut: (input: CarryOutInput) => Promise<MusicChangeResult>;
let confirm: (changeId: MusicChangeId) => Promise<void>;

const unknownChange = () => ApplicationFailure.nonRetryable('none', 'music_change.not_found');
const settled = (changeId: MusicChangeId): MusicChangeResult => ({ changeId, isSettled: true, zones: [] });
const onTheWay = (changeId: MusicChangeId): MusicChangeResult => ({ changeId, isSettled: false, zones: [] });

beforeAll(async () => {
  const activities: MusicActivities = {
    carryOutMusicChange: async (input) => {
      did.push(`begin ${input.changeId}`);
      inputs.push(input);
      const result = await carryOut(input);
      did.push(`end ${input.changeId}`);
      return result;
    },
    confirmMusicChange: async ({ changeId }) => {
      did.push(`confirm ${changeId}`);
      await confirm(changeId);
    },
    abandonMusicChange: async ({ changeId }) => {
      did.push(`abandon ${changeId}`);
      if (changeId === 'unknown') throw unknownChange();
      return settled(changeId);
    },
  };
  ({ time, apply } = await openMusicWriter(activities));
});
afterAll(() => time?.close());
beforeEach(() => {
  venue = { organizationId: randomUUID() as OrganizationId, venueId: randomUUID() as VenueId }; // cast: brands
  did = [];
  inputs = [];
  carryOut = async ({ changeId }) => settled(changeId);
  confirm = async () => undefined;
});

const send = (changeId: string, options: { answerInMs?: number; isUrgent?: boolean } = {}) =>
  apply({
    ...venue,
    changeId: changeId as MusicChangeId, // cast: a readable id
    answerBy: Date.now() + (options.answerInMs ?? SOON_MS),
    isUrgent: options.isUrgent ?? false,
  });
const workflow = () => time.client.workflow.getHandle(musicWorkflowId(venue.organizationId, venue.venueId));
const hasHappened = (what: string) => expect.poll(() => did, { timeout: 30_000 }).toContain(what);

/** Holds the next carry-out of a change until it is let go. */
function hold(changeId: string): () => void {
  const gate = Promise.withResolvers<void>();
  const others = carryOut;
  carryOut = async (input) => {
    if (input.changeId === changeId) await gate.promise;
    return others(input);
  };
  return gate.resolve;
}

it('two changes at once are carried out one after the other', async () => {
  const letGo = hold('first');
  const first = send('first');
  await hasHappened('begin first');
  const second = send('second');
  await expect.poll(() => hasAccepted(2)).toBe(true);
  letGo();
  expect(await first).toEqual(settled('first' as MusicChangeId));
  expect(await second).toEqual(settled('second' as MusicChangeId));
  expect(did).toEqual(['begin first', 'end first', 'begin second', 'end second']);
});

it('a change whose turn has not come by its time is on its way, and is carried out all the same', async () => {
  const letGo = hold('first');
  const first = send('first');
  await hasHappened('begin first');
  expect(await send('second', { answerInMs: 50 })).toEqual(onTheWay('second' as MusicChangeId));
  letGo();
  await first;
  await hasHappened('end second');
  expect(inputs.map(({ changeId, wasAnswered }) => [changeId, wasAnswered])).toEqual([
    ['first', false],
    ['second', true],
  ]);
});

async function hasAccepted(updates: number): Promise<boolean> {
  const { events } = await workflow().fetchHistory();
  return (
    (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null).length >=
    updates
  );
}

describe('a change that was answered on its way', () => {
  it('is read back before the next one begins', async () => {
    carryOut = async ({ changeId }) => (changeId === 'slow' ? onTheWay(changeId) : settled(changeId));
    const gate = Promise.withResolvers<void>();
    confirm = () => gate.promise;
    expect(await send('slow')).toMatchObject({ isSettled: false });
    await hasHappened('confirm slow');
    const next = send('next');
    await expect.poll(() => hasAccepted(2)).toBe(true);
    gate.resolve();
    await next;
    expect(did).toEqual(['begin slow', 'end slow', 'confirm slow', 'begin next', 'end next']);
  });

  it('lets an emergency go first, and is read back afterwards', async () => {
    carryOut = async ({ changeId }) => (changeId === 'slow' ? onTheWay(changeId) : settled(changeId));
    let readings = 0;
    confirm = async () => {
      readings += 1;
      if (readings === 1) await untilCancelled();
    };
    await send('slow');
    await hasHappened('confirm slow');
    expect(await send('emergency', { isUrgent: true })).toMatchObject({ isSettled: true });
    await expect.poll(() => readings, { timeout: 30_000 }).toBe(2);
    expect(did).toEqual([
      'begin slow',
      'end slow',
      'confirm slow',
      'begin emergency',
      'end emergency',
      'confirm slow',
    ]);
  });
});

/** As a reading that only a cancellation ends. */
async function untilCancelled(): Promise<void> {
  const beat = setInterval(() => heartbeat(), 100);
  try {
    await Context.current().cancelled;
  } finally {
    clearInterval(beat);
  }
}

it('an emergency is carried out before everything that waits', async () => {
  const letGo = hold('first');
  const first = send('first');
  await hasHappened('begin first');
  const waiting = send('waiting');
  await expect.poll(() => hasAccepted(2)).toBe(true);
  const emergency = send('emergency', { isUrgent: true });
  await expect.poll(() => hasAccepted(3)).toBe(true);
  letGo();
  await Promise.all([first, waiting, emergency]);
  expect(did.filter((one) => one.startsWith('begin'))).toEqual([
    'begin first',
    'begin emergency',
    'begin waiting',
  ]);
});

it('the same change sent twice is carried out once and answered twice', async () => {
  const letGo = hold('same');
  const [first, second] = [send('same'), send('same')];
  await hasHappened('begin same');
  letGo();
  expect(await first).toEqual(await second);
  expect(await send('same')).toEqual(await first);
  expect(did).toEqual(['begin same', 'end same']);
});

it('a change that nobody ordered does not exist, and the next one is carried out', async () => {
  carryOut = async ({ changeId }) => {
    if (changeId === 'unknown') throw unknownChange();
    return settled(changeId);
  };
  await expect(send('unknown')).rejects.toMatchObject({ code: 'music_change.not_found' });
  expect(await send('known')).toMatchObject({ isSettled: true });
});

it('a change that fails in all its time is given up, and its answer says what is known', async () => {
  carryOut = async () => {
    throw ApplicationFailure.nonRetryable('broken', 'unexpected');
  };
  expect(await send('broken')).toEqual(settled('broken' as MusicChangeId));
  expect(did).toEqual(['begin broken', 'abandon broken']);
});

it('a change without an id is not accepted', async () => {
  await expect(send('')).rejects.toThrow();
  expect(did).toEqual([]);
});

describe('the writer continues as new in the middle of its work', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `change-${index}`);
  const begun = () => did.filter((one) => one.startsWith('begin change'));

  it('in a quiet moment, and every change is answered with its outcome', async () => {
    await send('opening');
    const firstRun = (await workflow().describe()).runId;
    for (let at = 0; at < 90; at += 6) {
      const results = await Promise.all(ids.slice(at, at + 6).map((id) => send(id)));
      expect(results.every(({ isSettled }) => isSettled)).toBe(true);
    }
    expect((await workflow().describe()).runId).not.toBe(firstRun);
    expect(begun().toSorted()).toEqual(
      ids
        .slice(0, 90)
        .map((id) => `begin ${id}`)
        .toSorted(),
    );
  });

  it('also when somebody is always waiting, and no change is lost or done twice', async () => {
    const runs = new Set<string>();
    const sendRest = async (from: number) => {
      for (const [at, id] of ids.entries()) {
        if (at % 5 !== from) continue;
        await send(id);
        if (at % 25 === from) runs.add((await workflow().describe()).runId);
      }
    };
    await Promise.all([0, 1, 2, 3, 4].map(sendRest));
    await expect.poll(() => begun().length, { timeout: 30_000 }).toBe(ids.length);
    expect(new Set(begun()).size).toBe(ids.length);
    expect(runs.size).toBeGreaterThan(1);
    // each ends before another begins
    expect(did.every((one, index) => one.startsWith('begin') === (index % 2 === 0))).toBe(true);
  });
});
