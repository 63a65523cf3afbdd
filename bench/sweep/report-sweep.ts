import { medianOf } from '../measure/percentiles.ts';
import type { Machine } from '../measure/read-machine.ts';
import { cpuBeyondIdle } from '../measure/take-reading.ts';
import type { Spent } from '../measure/take-reading.ts';
import { formatFigure as figure } from '../report/format-figure.ts';
import type { Report, Table, Target } from '../report/report.ts';
import type { SweepWindow, Window } from './measure-windows.ts';
import type { SweepFigures } from './run-sweep.ts';

/** The sandbox and the bench itself are the world outside. */
const COUNTED = ['worker', 'baseline', 'api', 'temporal', 'postgres'] as const;
const MOST_TRANSITIONS = 0.02;
/** A round writes one for each page, and one notice that makes the screens ask again. */
const STAMPS = 'sweep_coverage';
const NOTICES = 'live_changes';

type PerCheck = Record<(typeof COUNTED)[number] | 'total', number>;

export function reportSweep(input: {
  figures: SweepFigures;
  machine: Machine;
  command: string;
  compression: number;
}): Report {
  const { figures, machine, command, compression } = input;
  const { idle, sweeps, baselines, changing } = figures;
  const perCheck = {
    sweep: medians(sweeps.map((window) => cpuPerCheck(window, idle))),
    changing: cpuPerCheck(changing, idle),
    loop: medians(baselines.map((window) => cpuPerCheck(window, idle))),
  };
  const ratios = sweeps.map((sweep, index) => {
    const loop = baselines[index];
    return loop === undefined ? Number.NaN : cpuPerCheck(loop, idle).total / cpuPerCheck(sweep, idle).total;
  });
  return {
    name: 'sweep',
    title: 'What it costs to watch the fleet',
    takenOn: new Date().toISOString().slice(0, 10),
    command,
    machine,
    conditions: [
      `${figures.zones} zones of ${figures.venues} venues in the music stand-in, which runs in a process of its own and is not counted; one credential; PostgreSQL and Temporal durable (fsync on); nobody looks at a screen`,
      `Time is compressed by ${compression}: a round every ${300 / compression} s for 300 s, a second reading of suspects after ${45 / compression} s for 45 s, and the provider's token bucket as much larger and faster`,
      `Sweep and loops in turns, ${sweeps.length} times each, ${sweeps[0]?.rounds ?? 0} whole rounds or intervals a turn; medians`,
    ],
    targets: targetsOf(figures, perCheck, ratios),
    tables: [cpuTable(idle, perCheck, ratios), workTable(figures), rowsTable(figures)],
    figures: { ...figures, cpuMsPerCheck: perCheck, ratios },
  };
}

function cpuPerCheck({ spent, checks }: Window, idle: Spent): PerCheck {
  const cpu = cpuBeyondIdle(spent, idle);
  const each = COUNTED.map((name) => [name, ((cpu[name] ?? 0) * 1_000) / checks] as const);
  const total = each.reduce((sum, [, ms]) => sum + ms, 0);
  return { ...Object.fromEntries(each), total } as PerCheck; // cast: one entry for each name of COUNTED
}

function medians(windows: PerCheck[]): PerCheck {
  const names = [...COUNTED, 'total'] as const;
  const each = names.map((name) => [name, medianOf(windows.map((window) => window[name]))] as const);
  return Object.fromEntries(each) as PerCheck; // cast: as above
}

function targetsOf(
  { sweeps, changing, zones }: SweepFigures,
  perCheck: { sweep: PerCheck; loop: PerCheck },
  ratios: number[],
): Target[] {
  const transitions = Math.max(
    ...[...sweeps, changing].map((window) => window.sweepTransitions / window.checks),
  );
  const rows = Math.max(...sweeps.map((window) => rowsBesides(window) / window.rounds));
  return [
    {
      what: 'Temporal state transitions of the sweep for a zone-check, the worst window',
      limit: `<= ${MOST_TRANSITIONS}`,
      value: figure(transitions),
      isMet: transitions <= MOST_TRANSITIONS,
    },
    {
      what: `rows written in a round of ${zones} unchanged zones beside the stamps of its pages and its one notice`,
      limit: '0',
      value: figure(rows),
      isMet: rows === 0,
    },
    {
      what: 'CPU for a zone-check against a loop per venue',
      limit: 'cheaper',
      value: `1/${figure(medianOf(ratios))}`,
      isMet: perCheck.sweep.total < perCheck.loop.total,
    },
  ];
}

function cpuTable(
  idle: Spent,
  perCheck: Record<'sweep' | 'changing' | 'loop', PerCheck>,
  ratios: number[],
): Table {
  const label = {
    worker: 'workers',
    baseline: "loops' worker",
    api: 'API',
    temporal: 'Temporal server',
    postgres: 'PostgreSQL',
  };
  const idleMs = (name: string) => ((idle.cpu[name] ?? 0) * 1_000) / idle.seconds;
  const rows = COUNTED.map((name) => [
    label[name],
    figure(idleMs(name)),
    ...[perCheck.sweep, perCheck.changing, perCheck.loop].map((one) => figure(one[name])),
  ]);
  const idleTotal = COUNTED.reduce((sum, name) => sum + idleMs(name), 0);
  const totals = [perCheck.sweep, perCheck.changing, perCheck.loop].map((one) => figure(one.total));
  return {
    title: 'CPU',
    head: ['process', 'idle, ms/s', 'sweep, ms/check', 'sweep with 0.2 % changing', 'loop per venue'],
    rows: [...rows, ['all', figure(idleTotal), ...totals]],
    how: `User and kernel time of each process with its children, from /proc, less what the same processes used before there was an organization. The loops' worker idles beside the sweep too. Loop against sweep in the single pairs: ${ratios.map(figure).join(', ')}. The loop reads and writes no database of ours; the sweep does both.`,
  };
}

function workTable({ sweeps, changing, baselines }: SweepFigures): Table {
  const columns: Window[][] = [sweeps, [changing], baselines];
  const row = (what: string, value: (window: Window) => number) => [
    what,
    ...columns.map((windows) => figure(medianOf(windows.map((window) => value(window) / window.checks)))),
  ];
  return {
    title: 'Work for a zone-check',
    head: ['what', 'sweep', 'sweep with 0.2 % changing', 'loop per venue'],
    rows: [
      row('requests to the provider', ({ spent }) => spent.provider.requests),
      row('tokens of the provider', ({ spent }) => spent.provider.tokens),
      row('Temporal state transitions, with incidents', ({ transitions }) => transitions),
      row('commits in our database', ({ spent }) => spent.postgres.commits),
      row("commits in Temporal's databases", ({ spent }) => spent.postgres.temporalCommits),
      row('bytes of write-ahead log', ({ spent }) => spent.postgres.walBytes),
      row('syncs of the write-ahead log', ({ spent }) => spent.postgres.walSyncs),
    ],
    how: 'Requests and tokens as the stand-in counted them; transitions as the server describes its workflows; the rest from pg_stat_database, pg_stat_wal and pg_stat_io, with what PostgreSQL and Temporal do anyway.',
  };
}

function rowsTable({ sweeps, changing }: SweepFigures): Table {
  const perRound = ({ spent, rounds }: SweepWindow, table: string) =>
    (spent.postgres.rows[table] ?? 0) / rounds;
  const tables = Object.keys(changing.spent.postgres.rows)
    .filter((table) => [...sweeps, changing].some((window) => perRound(window, table) > 0))
    .toSorted();
  const changed = changing.zonesChanged / changing.rounds;
  return {
    title: 'Rows written in a round',
    head: ['table', 'nothing changes', `${figure(changed)} zones change`],
    rows: tables.map((table) => [
      table,
      figure(Math.max(...sweeps.map((window) => perRound(window, table)))),
      figure(perRound(changing, table)),
    ]),
    how: 'Inserts, updates and deletes from pg_stat_user_tables; the worst window for rounds without a change. A round has one stamp for each page. With changes come the watch of the venues, their incidents and the notices to people.',
  };
}

function rowsBesides({ spent, rounds }: SweepWindow): number {
  const { [STAMPS]: _, [NOTICES]: notices = 0, ...others } = spent.postgres.rows;
  return Object.values(others).reduce((sum, rows) => sum + rows, Math.max(notices - rounds, 0));
}
