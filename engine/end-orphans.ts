import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess } from './identify-process.ts';

/** What a process has to be told to end, and how long it may take. */
export interface NotedProcess {
  pid: number;
  startedAt: string | undefined;
  stopSignal: NodeJS.Signals;
  graceMs: number;
}

/** A parent and its watcher can both be killed: what they left running is stopped, the last started first. */
export async function endOrphans(localDir: string): Promise<void> {
  const folder = join(localDir, 'run');
  const files = listFiles(folder).map((name) => join(folder, name));
  const startedAt = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  for (const file of files.sort((a, b) => (startedAt.get(b) ?? 0) - (startedAt.get(a) ?? 0))) {
    await endProcess(JSON.parse(readFileSync(file, 'utf8')));
    rmSync(file, { force: true });
  }
}

export async function endProcess(noted: NotedProcess): Promise<void> {
  const isAlive = () => noted.startedAt !== undefined && identifyProcess(noted.pid) === noted.startedAt;
  const deadline = Date.now() + noted.graceMs;
  if (isAlive()) process.kill(noted.pid, noted.stopSignal);
  while (isAlive() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  if (isAlive()) process.kill(noted.pid, 'SIGKILL');
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
