import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../platform/start-platform.ts';
import { readCpu } from './read-cpu.ts';
import { readPostgres } from './read-postgres.ts';
import type { PostgresCounters } from './read-postgres.ts';

/** Everything that only grows, at one instant. */
export type Reading = {
  at: Date;
  cpu: Record<string, number>;
  postgres: PostgresCounters;
  provider: { requests: number; tokens: number };
};

/** What was used from one reading to the next, `cpu` in seconds by process. */
export type Spent = Omit<Reading, 'at'> & { seconds: number };

export async function takeReading(platform: Platform): Promise<Reading> {
  const counts = await platform.sandbox.counts();
  const postgres = await readPostgres(platform.admin);
  return {
    cpu: readCpu(platform.pids),
    at: new Date(),
    postgres,
    provider: { requests: Number(counts.soundtrackRequests), tokens: Number(counts.soundtrackTokens) },
  };
}

/** What the processes use when nobody asks anything of them. */
export async function measureIdle(platform: Platform, seconds: number): Promise<Spent> {
  const before = await takeReading(platform);
  await wait(seconds * 1_000);
  return spentBetween(before, await takeReading(platform));
}

export function spentBetween(before: Reading, after: Reading): Spent {
  const { rows: rowsBefore, ...ownBefore } = before.postgres;
  const { rows: rowsAfter, ...ownAfter } = after.postgres;
  return {
    seconds: (after.at.getTime() - before.at.getTime()) / 1_000,
    cpu: subtract(after.cpu, before.cpu),
    postgres: { ...subtract(ownAfter, ownBefore), rows: subtract(rowsAfter, rowsBefore) },
    provider: subtract(after.provider, before.provider),
  };
}

function subtract<T extends Record<string, number>>(after: T, before: T): T {
  const entries = Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)] as const);
  return Object.fromEntries(entries) as T; // cast: the names are those of `after`
}

/** CPU seconds by process beyond what the same processes use when nobody asks anything of them. */
export function cpuBeyondIdle(spent: Spent, idle: Spent): Record<string, number> {
  return Object.fromEntries(
    Object.entries(spent.cpu).map(([name, used]) => [
      name,
      used - ((idle.cpu[name] ?? 0) / idle.seconds) * spent.seconds,
    ]),
  );
}
