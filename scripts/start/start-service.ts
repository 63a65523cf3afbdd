import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { EngineError } from '../../engine/engine-error.ts';
import { type RunningProcess, startProcess } from '../../engine/start-process.ts';

export interface Service {
  name: string;
  child: () => RunningProcess;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface StartServiceInput {
  name: string;
  localDir: string;
  root: string;
  script: string;
  env: NodeJS.ProcessEnv;
  graceMs: number;
  /** Ready when this address answers 2xx, or when a log line says so. */
  readyWhen: { url: string } | { logLine: string };
}

const READY_WITHIN_MS = 60_000;

/** One of our own processes: a TypeScript file under this same Node. Returns when it is ready. */
export async function startService(input: StartServiceInput): Promise<Service> {
  const start = async (): Promise<RunningProcess> => {
    const child = await startProcess({
      name: input.name,
      localDir: input.localDir,
      command: process.execPath,
      args: [input.script],
      cwd: input.root,
      env: input.env,
      stopSignal: 'SIGTERM',
      graceMs: input.graceMs,
    });
    await waitUntilReady(child, input.readyWhen);
    return child;
  };
  let child = await start();
  return {
    name: input.name,
    child: () => child,
    restart: async () => {
      await child.stop();
      child = await start();
    },
    stop: () => child.stop(),
  };
}

async function waitUntilReady(
  child: RunningProcess,
  readyWhen: StartServiceInput['readyWhen'],
): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await ('url' in readyWhen ? answers(readyWhen.url) : hasLogged(child, readyWhen.logLine)))) {
    if (!child.isRunning()) {
      throw new EngineError(
        `${child.name} ${await child.exited}; the end of ${child.logFile}:\n${readLog(child).trim().split('\n').slice(-6).join('\n')}`,
      );
    }
    if (Date.now() > deadline) {
      await child.stop();
      throw new EngineError(
        `${child.name} did not get ready within ${READY_WITHIN_MS / 1000} s; see ${child.logFile}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

function hasLogged(child: RunningProcess, message: string): boolean {
  return readLog(child).includes(`"msg":"${message}"`);
}

/** What this run has written so far; the file holds former runs too. */
function readLog(child: RunningProcess): string {
  const length = statSync(child.logFile).size - child.logOffset;
  if (length <= 0) return '';
  const buffer = Buffer.alloc(Math.min(length, 1024 * 1024));
  const file = openSync(child.logFile, 'r');
  const read = readSync(file, buffer, 0, buffer.length, child.logOffset);
  closeSync(file);
  return buffer.toString('utf8', 0, read);
}
