import type { Victim } from './crash-plan.ts';
import { readRunningSystem } from '../start/running-system.ts';

/** `kill -9`, as a power cut would. @returns the process that is gone */
export function killProcess(localDir: string, victim: Victim): number {
  const pid = readRunningSystem(localDir)?.pids[victim];
  if (pid === undefined) throw new Error(`No process of the running system is called ${victim}`);
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // it died of the kill before and is just being started again: as good as killed
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  return pid;
}
