import { meanOf, percentilesOf } from '../measure/percentiles.ts';
import type { Machine } from '../measure/read-machine.ts';
import { cpuBeyondIdle } from '../measure/take-reading.ts';
import type { Spent } from '../measure/take-reading.ts';
import { formatFigure as figure } from '../report/format-figure.ts';
import type { Report, Table, Target } from '../report/report.ts';
import type { Answered } from './collect-replies.ts';
import type { ReplyFigures, ReplyRun } from './run-reply.ts';
import type { Split } from './split-time.ts';

const LONGEST_P95_MS = 500;
const KINDS = [
  ['what_is_playing', 'what is playing?'],
  ['change', '20 % quieter in the lobby'],
  ['status', 'status'],
] as const;
const PARTS: readonly (readonly [keyof Split, string])[] = [
  ['takingIn', 'taking in: webhook, its transaction, the signal'],
  ['engine', "engine: workflow tasks, waiting for a worker, also of the venue's writer"],
  ['turn', 'turn: understanding, rows, reading players'],
  ['music', "music: the writer's order, read back, rows"],
  ['sending', 'sending: pace, ledger row, the vendor'],
];

export function reportReply(input: { figures: ReplyFigures; machine: Machine; command: string }): Report {
  const { figures, machine, command } = input;
  const { runs, idle } = figures;
  return {
    name: 'reply',
    title: 'From a message to its answer',
    takenOn: new Date().toISOString().slice(0, 10),
    command,
    machine,
    conditions: [
      `${figures.open} conversations are open, of as many managers; ${figures.venues} venues with ${figures.zones} zones, swept every 300 s; PostgreSQL and Temporal durable (fsync on)`,
      "All delays of the stand-ins are zero and the music provider's token bucket is no limit: its 50 tokens a second would bound live readings before anything of ours does",
      'Recognised commands in turns: what plays, a change of one zone by 20 %, the state; evenly spaced, each from another contact on WhatsApp or LINE',
    ],
    targets: runs.flatMap(targetsOf),
    tables: [latencyTable(runs), splitTable(runs), databaseTable(runs, idle), cpuTable(runs, idle)],
    figures: { idle, runs: runs.map(inShort) },
  };
}

function targetsOf(run: ReplyRun): Target[] {
  const { p95 } = percentilesOf(tookMs(run.answered));
  const unanswered = run.answered.filter(({ reply }) => reply === null).length;
  const doubled = run.answered.filter(({ isDoubled }) => isDoubled).length;
  return [
    {
      what: `p95 of recognised commands at ${run.perSecond}/s`,
      limit: `<= ${LONGEST_P95_MS} ms`,
      value: `${figure(p95)} ms`,
      isMet: p95 <= LONGEST_P95_MS,
    },
    {
      what: `messages at ${run.perSecond}/s with no reply, with one too many, or left to the model`,
      limit: '0',
      value: `${unanswered}, ${doubled}, ${run.modelTurns}`,
      isMet: unanswered + doubled + run.modelTurns === 0,
    },
  ];
}

function latencyTable(runs: ReplyRun[]): Table {
  const row = (run: ReplyRun, label: string, values: number[]) => {
    const { count, p50, p95, p99, max } = percentilesOf(values);
    return [`${run.perSecond}/s`, label, ...[count, p50, p95, p99, max].map(figure)];
  };
  return {
    title: 'Milliseconds from the message to its answer',
    head: ['rate', 'message', 'count', 'p50', 'p95', 'p99', 'max'],
    rows: runs.flatMap((run) => [
      row(run, 'all', tookMs(run.answered)),
      ...KINDS.map(([kind, label]) =>
        row(run, label, tookMs(run.answered.filter((one) => one.kind === kind))),
      ),
      row(
        run,
        'webhook answered',
        run.answered.flatMap(({ reply }) => (reply === null ? [] : [reply.takenAt - reply.writtenAt])),
      ),
    ]),
    how: `From the instant at which the stand-in posts the webhook to the instant at which it notes the reply in its ledger, before it answers our request. ${runs.map(tellLater).join(' ')}`,
  };
}

function tellLater({ perSecond, answered }: ReplyRun): string {
  const count = answered.filter(({ isToldLater }) => isToldLater).length;
  return `At ${perSecond}/s ${count} changes were answered "on its way", and their outcome followed.`;
}

function splitTable(runs: ReplyRun[]): Table {
  return {
    title: 'Where the time goes, milliseconds',
    head: ['rate', 'part', 'mean', 'p50', 'p95'],
    rows: runs.flatMap(({ perSecond, splits }) =>
      PARTS.map(([part, label]) => {
        // most messages change no music: its part is told of those that do
        const values = splits
          .filter(({ kind }) => part !== 'music' || kind === 'change')
          .map((split) => split[part]);
        const { p50, p95 } = percentilesOf(values);
        return [`${perSecond}/s`, label, ...[meanOf(values), p50, p95].map(figure)];
      }),
    ),
    how: "From the instants in the histories of the conversation and, for a change, of the venue's writer of music (that part for changes only). Engine is what passes between them: from the signal to the start of the turn, from its end to the start of the sending, and the writer's update less its activity. It holds the workflow code too, which is small. The other parts are our code with its statements and requests.",
  };
}

function databaseTable(runs: ReplyRun[], idle: Spent): Table {
  const perMessage = ({ spent, answered }: ReplyRun, value: (spent: Spent) => number) =>
    (value(spent) - (value(idle) / idle.seconds) * spent.seconds) / answered.length;
  const row = (what: string, value: (spent: Spent) => number) => [
    what,
    ...runs.map((run) => figure(perMessage(run, value))),
  ];
  return {
    title: 'Database and engine for a message',
    head: ['what', ...runs.map(({ perSecond }) => `${perSecond}/s`)],
    rows: [
      row('our database at work, ms', ({ postgres }) => postgres.activeMs),
      row("Temporal's databases at work, ms", ({ postgres }) => postgres.temporalActiveMs),
      row('commits in our database', ({ postgres }) => postgres.commits),
      row("commits in Temporal's databases", ({ postgres }) => postgres.temporalCommits),
      row('bytes of write-ahead log', ({ postgres }) => postgres.walBytes),
      row('syncs of the write-ahead log', ({ postgres }) => postgres.walSyncs),
      [
        'Temporal state transitions',
        ...runs.map(({ transitions, answered }) => figure(transitions / answered.length)),
      ],
      row('tokens of the music provider', ({ provider }) => provider.tokens),
    ],
    how: 'Less what idles. "At work" is `active_time` of pg_stat_database: the server\'s time in statements, waiting for locks and for the disk included (a delivery report that arrives before our own note waits for it). It holds everything a message causes, also after its reply (delivery reports, the outbox): the most that the database can have in the parts above.',
  };
}

function cpuTable(runs: ReplyRun[], idle: Spent): Table {
  const names = Object.keys(idle.cpu);
  return {
    title: 'CPU milliseconds for a message',
    head: ['process', ...runs.map(({ perSecond }) => `${perSecond}/s`), 'idle, ms/s'],
    rows: names.map((name) => [
      name,
      ...runs.map(({ spent, answered }) =>
        figure(((cpuBeyondIdle(spent, idle)[name] ?? 0) * 1_000) / answered.length),
      ),
      figure(((idle.cpu[name] ?? 0) * 1_000) / idle.seconds),
    ]),
    how: 'User and kernel time of each process with its children, from /proc, less what idles. The sandbox stands for the world outside.',
  };
}

function tookMs(answered: readonly Answered[]): number[] {
  return answered.flatMap(({ reply }) => (reply === null ? [] : [reply.acceptedAt - reply.writtenAt]));
}

function inShort({ answered, splits, ...run }: ReplyRun) {
  return {
    ...run,
    tookMs: percentilesOf(tookMs(answered)),
    messages: answered.length,
    splits: splits.length,
  };
}
