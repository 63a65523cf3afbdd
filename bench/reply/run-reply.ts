import { setTimeout as wait } from 'node:timers/promises';
import { countTransitions } from '../measure/count-transitions.ts';
import { measureIdle, spentBetween, takeReading } from '../measure/take-reading.ts';
import type { Spent } from '../measure/take-reading.ts';
import { seedVenues } from '../platform/seed-fleet.ts';
import { withPlatform } from '../platform/start-platform.ts';
import type { Platform } from '../platform/start-platform.ts';
import type { Report } from '../report/report.ts';
import { chooseWriters, wishOf } from './choose-writers.ts';
import type { Wish } from './choose-writers.ts';
import { collectReplies } from './collect-replies.ts';
import type { Answered } from './collect-replies.ts';
import { playAtRate } from './play-at-rate.ts';
import { reportReply } from './report-reply.ts';
import { splitReplies } from './split-replies.ts';

export type ReplyOptions = { rates: number[]; open: number; seconds: number };

export type ReplyRun = {
  perSecond: number;
  answered: Answered[];
  splits: Awaited<ReturnType<typeof splitReplies>>;
  spent: Spent;
  transitions: number;
  /** Turns that a model had to be asked for: none, or the run is not about commands. */
  modelTurns: number;
};
export type ReplyFigures = { venues: number; zones: number; open: number; idle: Spent; runs: ReplyRun[] };

/** The pace of production; the demo's would read the fleet in the middle of every run. */
const PACE = {
  POLLING_INTERVAL_SECONDS: '300',
  SUSPECT_RECHECK_SECONDS: '45',
  OFFLINE_LONG_SECONDS: '900',
};
/** Nothing that is not ours takes time, and the provider's budget is no limit. */
const NO_DELAYS = {
  playerDelayMs: [0, 0],
  modelDelayMs: 0,
  callbackDelayMs: 0,
  rateLimit: { capacity: 1_000_000, refillPerSecond: 100_000 },
};
/** Some venues of the demo have no players: a question about their music goes to a person. */
const SPARE_VENUES = 1.1;
const OPENED_PER_SECOND = 8;
const IDLE_SECONDS = 30;
/** PostgreSQL's connections hand in their counters within ten seconds. */
const SETTLE_MS = 11_000;

export async function runReply(
  options: ReplyOptions,
  { say, command }: { say: (line: string) => void; command: string },
): Promise<Report> {
  return withPlatform({ env: PACE, say }, async (platform, machine) => {
    const figures = await measure(platform, options, say);
    return reportReply({ figures, machine, command });
  });
}

async function measure(
  platform: Platform,
  { rates, open, seconds }: ReplyOptions,
  say: (line: string) => void,
): Promise<ReplyFigures> {
  await platform.sandbox.putSettings(NO_DELAYS);
  const seeded = await seedVenues(platform, Math.ceil(open * SPARE_VENUES));
  const writers = await chooseWriters(platform, open);
  say(
    `${seeded.venues} venues with ${seeded.zones} zones are there; ${open} managers open a conversation each`,
  );
  const opening = writers.map((writer): Wish => ({ writer, kind: 'status', text: 'status' }));
  await answer(platform, { wishes: opening, perSecond: OPENED_PER_SECOND });
  await wait(SETTLE_MS);
  say(`${open} conversations are open: ${IDLE_SECONDS} s of idling`);
  const idle = await measureIdle(platform, IDLE_SECONDS);

  const runs: ReplyRun[] = [];
  let next = 0;
  for (const perSecond of rates) {
    const wishes = Array.from({ length: perSecond * seconds }, () => {
      const index = next;
      next += 1;
      // everybody once before anybody twice
      return wishOf(writers[index % writers.length] as (typeof writers)[number], index); // cast: there is somebody
    });
    say(`${wishes.length} messages at ${perSecond}/s`);
    runs.push(await measureRun(platform, { wishes, perSecond }));
  }
  return { ...seeded, open, idle, runs };
}

async function measureRun(
  platform: Platform,
  input: { wishes: Wish[]; perSecond: number },
): Promise<ReplyRun> {
  const transitionsBefore = await countTransitions(platform.client, '');
  const before = await takeReading(platform);
  const answered = await answer(platform, input);
  await wait(SETTLE_MS);
  const spent = spentBetween(before, await takeReading(platform));
  const transitions = (await countTransitions(platform.client, '')) - transitionsBefore;
  const splits = await splitReplies(platform, answered);
  const model = await platform.admin.query<{ turns: string }>(
    "select count(*) as turns from bot_turns where path <> 'command' and started_at >= $1",
    [before.at],
  );
  return {
    perSecond: input.perSecond,
    answered,
    splits,
    spent,
    transitions,
    modelTurns: Number(model.rows[0]?.turns),
  };
}

async function answer(platform: Platform, input: { wishes: Wish[]; perSecond: number }): Promise<Answered[]> {
  const since = new Date();
  return collectReplies(platform, { written: await playAtRate(platform, input), since });
}
