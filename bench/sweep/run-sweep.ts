import { setTimeout as wait } from 'node:timers/promises';
import { measureIdle } from '../measure/take-reading.ts';
import { withPlatform } from '../platform/start-platform.ts';
import type { Platform } from '../platform/start-platform.ts';
import { readFleet, setPlugged } from '../platform/sandbox-fleet.ts';
import type { FleetAccount } from '../platform/sandbox-fleet.ts';
import { seedVenues, venuesForZones } from '../platform/seed-fleet.ts';
import type { Report } from '../report/report.ts';
import { findShards, startSweeps, stopSweeps } from './control-sweeps.ts';
import { measureLoops, measureSweep } from './measure-windows.ts';
import type { SweepWindow, Window } from './measure-windows.ts';
import { reportSweep } from './report-sweep.ts';
import { endVenueLoops, startVenueLoops } from './run-venue-loops.ts';
import { countRequestsOfRound, waitForQuiet } from './wait-for-rounds.ts';

export type SweepOptions = {
  zones: number;
  loops: number;
  pairs: number;
  rounds: number;
  idleSeconds: number;
};

/** The real interval and what stands for it here: everything that has a pace is faster by the same factor. */
const REAL_INTERVAL_SECONDS = 300;
const COMPRESSION = 15;
const INTERVAL_SECONDS = REAL_INTERVAL_SECONDS / COMPRESSION;
const INTERVAL_MS = INTERVAL_SECONDS * 1_000;
const PACE = {
  POLLING_INTERVAL_SECONDS: String(INTERVAL_SECONDS),
  SUSPECT_RECHECK_SECONDS: String(45 / COMPRESSION),
  OFFLINE_LONG_SECONDS: String(900 / COMPRESSION),
  ALERT_COOLDOWN_SECONDS: String(3_600 / COMPRESSION),
};
const RATE_LIMIT = { capacity: 3_600 * COMPRESSION, refillPerSecond: 50 * COMPRESSION };
/** Of the fleet, in each round. */
const CHANGING_SHARE = 0.002;
/** Just started, processes still warm up. */
const SETTLE_MS = 20_000;
/** Seeding, the first look at ten thousand zones and their first writes. */
const FIRST_ROUND_MS = 120_000;

export type SweepFigures = {
  venues: number;
  zones: number;
  loops: number;
  idle: Awaited<ReturnType<typeof measureIdle>>;
  sweeps: SweepWindow[];
  baselines: Window[];
  changing: SweepWindow;
};

export async function runSweep(
  options: SweepOptions,
  { say, command }: { say: (line: string) => void; command: string },
): Promise<Report> {
  return withPlatform({ env: PACE, say }, async (platform, machine) => {
    const figures = await measure(platform, options, say);
    return reportSweep({ figures, machine, command, compression: COMPRESSION });
  });
}

async function measure(
  platform: Platform,
  options: SweepOptions,
  say: (line: string) => void,
): Promise<SweepFigures> {
  await platform.sandbox.putSettings({ rateLimit: RATE_LIMIT });
  await platform.addService({
    name: 'baseline',
    script: 'bench/start-baseline-worker.ts',
    logLine: 'baseline ready',
  });
  await wait(SETTLE_MS);
  say(`Everything runs and there is no organization yet: ${options.idleSeconds} s of idling`);
  const idle = await measureIdle(platform, options.idleSeconds);
  const seeded = await seedVenues(platform, venuesForZones(options.zones));
  say(`${seeded.venues} venues with ${seeded.zones} zones are there; the first rounds write what they find`);
  await waitForQuiet(platform, { atLeast: 1, withinMs: FIRST_ROUND_MS });
  const requestsPerRound = await countRequestsOfRound(platform, INTERVAL_MS);
  const whole = { rounds: options.rounds, requestsPerRound, intervalMs: INTERVAL_MS };
  const fleet = await readFleet(platform.sandboxUrl);
  const accounts = everyNth(
    fleet.filter(({ zones }) => zones.length > 0),
    options.loops,
  );
  const shards = await findShards(platform);

  const sweeps: SweepWindow[] = [];
  const baselines: Window[] = [];
  for (let pair = 1; pair <= options.pairs; pair += 1) {
    say(
      `Pair ${pair} of ${options.pairs}: the sweep, ${options.rounds} rounds of ${requestsPerRound} requests`,
    );
    sweeps.push(await measureSweep(platform, whole));
    await stopSweeps(platform, shards);
    say(`Pair ${pair} of ${options.pairs}: ${accounts.length} loops, one for each venue`);
    await startVenueLoops(platform, { accounts, intervalMs: INTERVAL_MS });
    await wait(INTERVAL_MS);
    baselines.push(
      await measureLoops(platform, { accounts, intervalMs: INTERVAL_MS, rounds: options.rounds }),
    );
    await endVenueLoops(platform, accounts);
    await startSweeps(platform, shards);
    await countRequestsOfRound(platform, INTERVAL_MS);
  }
  say(`Now ${CHANGING_SHARE * 100} % of the zones change in every round`);
  const beforeEach = createChanges(platform, fleet);
  const changing = await measureSweep(platform, { ...whole, rounds: 2 * options.rounds, beforeEach });
  return { ...seeded, loops: accounts.length, idle, sweeps, baselines, changing };
}

/** In even rounds some players lose their plug, in odd ones they get it back. */
function createChanges(platform: Platform, fleet: readonly FleetAccount[]) {
  const zoneCount = fleet.reduce((sum, account) => sum + account.zones.length, 0);
  const each = Math.max(Math.round(zoneCount * CHANGING_SHARE), 1);
  const online = fleet.flatMap(({ zones }) => zones.filter((zone) => zone.online).slice(0, 1));
  return async (round: number): Promise<void> => {
    const from = Math.floor(round / 2) * each;
    await setPlugged(platform.sandboxUrl, {
      zones: online.slice(from, from + each),
      isPlugged: round % 2 === 1,
    });
  };
}

function everyNth<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(items.length / count, 1);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)] as T,
  ); // cast: within the list
}
