import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface GuardedProcess {
  pid: number;
  stopSignal: NodeJS.Signals;
  graceMs: number;
}

const guarded = new Map<number, GuardedProcess>();
let watcher: ChildProcess | undefined;

/** From here on the process is stopped when this one is gone, even by `kill -9`. Returns how to take it off the list. */
export function guardProcess(process: GuardedProcess): () => void {
  guarded.set(process.pid, process);
  watcher ??= startWatcher();
  tell(`+ ${process.pid} ${process.stopSignal} ${process.graceMs}`);
  return () => {
    guarded.delete(process.pid);
    tell(`- ${process.pid}`);
  };
}

function startWatcher(): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./end-children.mjs', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin?.on('error', () => {});
  child.once('exit', () => {
    watcher = undefined;
    for (const entry of guarded.values()) guardProcess(entry);
  });
  child.unref();
  // Neither the watcher nor the pipe to it may keep a finished parent alive.
  (child.stdin as (typeof child.stdin & { unref?: () => void }) | null)?.unref?.();
  return child;
}

function tell(line: string): void {
  watcher?.stdin?.write(`${line}\n`);
}
