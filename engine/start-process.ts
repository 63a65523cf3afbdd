import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { NotedProcess } from './end-orphans.ts';
import { EngineError } from './engine-error.ts';
import { guardProcess } from './guard-process.ts';
import { identifyProcess } from './identify-process.ts';

export interface ProcessInput {
  name: string;
  localDir: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop by itself. */
  graceMs: number;
}

export interface RunningProcess {
  name: string;
  pid: number;
  logFile: string;
  /** Where in the log file this run begins. */
  logOffset: number;
  isRunning: () => boolean;
  exited: Promise<string>;
  stop: () => Promise<void>;
}

const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

/**
 * Starts a child in a process group of its own, so that Ctrl-C reaches only this process, which then stops its
 * children in order. Output goes straight into a file: a busy or dead parent never holds a child up.
 */
export async function startProcess(input: ProcessInput): Promise<RunningProcess> {
  const pidFile = join(input.localDir, 'run', `${input.name}.json`);
  const logFile = join(input.localDir, 'logs', `${input.name}.log`);
  for (const path of [pidFile, logFile]) mkdirSync(dirname(path), { recursive: true });

  const log = openSync(logFile, 'a');
  if (statSync(logFile).size > LARGEST_LOG_BYTES) truncateSync(logFile);
  const logOffset = statSync(logFile).size;
  const child = spawn(input.command, input.args, {
    detached: true,
    stdio: ['ignore', log, log],
    ...(input.env && { env: input.env }),
    ...(input.cwd && { cwd: input.cwd }),
    ...(input.uid !== undefined && { uid: input.uid }),
    ...(input.gid !== undefined && { gid: input.gid }),
  });
  closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new EngineError(`${input.name} ${await exited}`);

  const { stopSignal, graceMs } = input;
  const noted: NotedProcess = { pid, startedAt: identifyProcess(pid), stopSignal, graceMs };
  // Renamed into place: half a note would hide the process from the next start.
  writeFileSync(`${pidFile}.new`, JSON.stringify(noted));
  renameSync(`${pidFile}.new`, pidFile);
  const release = guardProcess({ pid, stopSignal, graceMs });
  let running = true;
  void exited.then(() => {
    running = false;
    release();
    rmSync(pidFile, { force: true });
  });
  return {
    name: input.name,
    pid,
    logFile,
    logOffset,
    isRunning: () => running,
    exited,
    stop: async () => {
      if (running) child.kill(stopSignal);
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}
