import { readdirSync, readFileSync } from 'node:fs';
import { parseProcStat, sumTreeTicks } from './parse-proc-stat.ts';
import type { ProcStat } from './parse-proc-stat.ts';

/** Linux tells times to programs in hundredths of a second, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that each named process has used so far, with everything it started. */
export function readCpu(pids: Readonly<Record<string, number>>): Record<string, number> {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  return Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => [name, sumTreeTicks(all, pid) / TICKS_PER_SECOND]),
  );
}

/** Nothing when the process has ended between the listing and now. */
function readStat(pid: string): ProcStat[] {
  try {
    return [parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
  } catch {
    return [];
  }
}
