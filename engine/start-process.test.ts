import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { endOrphans } from './end-orphans.ts';
import { identifyProcess } from './identify-process.ts';
import { startProcess } from './start-process.ts';

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const newLocalDir = () => newFolder('processes-');
const IDLE = ['-e', 'console.log("here"); setInterval(() => {}, 1000)'];
const input = (localDir: string, args = IDLE) =>
  ({
    name: 'child',
    localDir,
    command: process.execPath,
    args,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  }) as const;

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A parent process of its own, which starts a child and can then be killed. */
async function startParent(localDir: string) {
  const program = `
    const { startProcess } = await import(${JSON.stringify(new URL('./start-process.ts', import.meta.url).href)});
    console.log((await startProcess(${JSON.stringify(input(localDir))})).pid);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: parent.stdout }))
    return { parent, childPid: Number(line) };
  throw new Error('the parent started no child');
}

it('a child writes into its log and is gone after a stop', async () => {
  const localDir = newLocalDir();
  const child = await startProcess(input(localDir));
  await until(() => readFileSync(child.logFile, 'utf8').includes('here'));
  await child.stop();
  expect(child.isRunning()).toBe(false);
  expect(existsSync(join(localDir, 'run', 'child.json'))).toBe(false);
  expect(await child.exited).toBe('was ended by SIGTERM');
});

it('a command that does not exist is told by name', async () => {
  await expect(startProcess({ ...input(newLocalDir()), command: '/no/such/server' })).rejects.toThrow(
    'child could not be started',
  );
});

it('a parent that is killed leaves no child behind', async () => {
  const { parent, childPid } = await startParent(newLocalDir());
  expect(identifyProcess(childPid)).toBeDefined();
  parent.kill('SIGKILL');
  await until(() => identifyProcess(childPid) === undefined);
});

it('a child that outlived parent and watcher is ended before the next start', async () => {
  const localDir = newLocalDir();
  const child = await startProcess(input(localDir));
  await endOrphans(localDir);
  expect(identifyProcess(child.pid)).toBeUndefined();
});
