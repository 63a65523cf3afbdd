import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess } from '../../engine/identify-process.ts';

/** What `.local/running.json` says about the system that runs on this clone, for the other commands. */
export interface RunningSystem {
  supervisor: { pid: number; startedAt: string };
  mode: 'sandbox' | 'production';
  namespace: string;
  urls: {
    app: string;
    phones?: string;
    sandbox?: string;
    temporalUi?: string;
    apiDocs: string;
    health: string;
    ready: string;
  };
  addresses: { temporal: string };
  ports: Record<string, number>;
  pids: Record<string, number>;
}

const fileOf = (localDir: string) => join(localDir, 'running.json');

export function noteRunningSystem(localDir: string, system: Omit<RunningSystem, 'supervisor'>): void {
  const supervisor = { pid: process.pid, startedAt: identifyProcess(process.pid) };
  const draft = `${fileOf(localDir)}.new`;
  writeFileSync(draft, `${JSON.stringify({ supervisor, ...system }, null, 2)}\n`);
  renameSync(draft, fileOf(localDir));
}

export function forgetRunningSystem(localDir: string): void {
  rmSync(fileOf(localDir), { force: true });
}

/** Undefined when nothing runs, also after a start that was killed and could not clean up. */
export function readRunningSystem(localDir: string): RunningSystem | undefined {
  try {
    const system: RunningSystem = JSON.parse(readFileSync(fileOf(localDir), 'utf8'));
    return identifyProcess(system.supervisor.pid) === system.supervisor.startedAt ? system : undefined;
  } catch {
    return undefined;
  }
}
