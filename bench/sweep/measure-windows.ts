import { setTimeout as wait } from 'node:timers/promises';
import { countTransitions } from '../measure/count-transitions.ts';
import { spentBetween, takeReading } from '../measure/take-reading.ts';
import type { Reading, Spent } from '../measure/take-reading.ts';
import type { FleetAccount } from '../platform/sandbox-fleet.ts';
import type { Platform } from '../platform/start-platform.ts';
import { waitForRounds } from './wait-for-rounds.ts';

/** `checks`: readings of one zone. */
export type Window = { spent: Spent; checks: number; transitions: number };
export type SweepWindow = Window & {
  rounds: number;
  stamps: number;
  zonesChanged: number;
  /** Of the sweep alone, without the watch of venues and the incidents that it finds. */
  sweepTransitions: number;
};

const SWEEP = "WorkflowType = 'sweepWorkflow'";
const OURS = "WorkflowType != 'venueLoopWorkflow'";
const LOOPS = "WorkflowType = 'venueLoopWorkflow' and ExecutionStatus = 'Running'";

/** Begins and ends in the pause between two rounds, so that every round is whole. */
export async function measureSweep(
  platform: Platform,
  input: Parameters<typeof waitForRounds>[1],
): Promise<SweepWindow> {
  const count = () => Promise.all([OURS, SWEEP].map((query) => countTransitions(platform.client, query)));
  const [oursBefore = 0, sweepBefore = 0] = await count();
  const before = await takeReading(platform);
  await waitForRounds(platform, input);
  const after = await takeReading(platform);
  const [ours = 0, sweep = 0] = await count();
  return {
    spent: spentBetween(before, after),
    transitions: ours - oursBefore,
    sweepTransitions: sweep - sweepBefore,
    rounds: input.rounds,
    ...(await readCoverage(platform, before, after)),
  };
}

/** Starts when every loop has had a turn. */
export async function measureLoops(
  platform: Platform,
  input: { accounts: readonly FleetAccount[]; intervalMs: number; rounds: number },
): Promise<Window> {
  const transitionsBefore = await countTransitions(platform.client, LOOPS);
  const before = await takeReading(platform);
  await wait(input.rounds * input.intervalMs);
  const spent = spentBetween(before, await takeReading(platform));
  const transitions = (await countTransitions(platform.client, LOOPS)) - transitionsBefore;
  const zones = input.accounts.reduce((sum, account) => sum + account.zones.length, 0);
  // one request a turn and as many turns for each venue: zones per request are zones per venue
  return { spent, transitions, checks: (spent.provider.requests * zones) / input.accounts.length };
}

async function readCoverage({ admin }: Platform, before: Reading, after: Reading) {
  const found = await admin.query<Record<'stamps' | 'checks' | 'changed', string>>(
    `select count(*) as stamps, coalesce(sum(zones_read), 0) as checks, coalesce(sum(zones_changed), 0) as changed
    from sweep_coverage where read_at > $1 and read_at <= $2`,
    [before.at, after.at],
  );
  const [row] = found.rows;
  return {
    stamps: Number(row?.stamps),
    checks: Number(row?.checks),
    zonesChanged: Number(row?.changed),
  };
}
