import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EngineError } from './engine-error.ts';
import { findFreePort } from './find-free-port.ts';
import { type RunningProcess, startProcess } from './start-process.ts';

export interface TemporalUi {
  url: string;
  child: () => RunningProcess;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const READY_WITHIN_MS = 30_000;

export async function startTemporalUi(input: {
  binary: string;
  localDir: string;
  temporalAddress: string;
  namespace: string;
  port?: number;
}): Promise<TemporalUi> {
  const localDir = resolve(input.localDir);
  const folder = join(localDir, 'temporal-ui');
  const port = await findFreePort(input.port);
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(folder, { recursive: true });
  const config = {
    temporalGrpcAddress: input.temporalAddress,
    host: '127.0.0.1',
    port,
    enableUi: true,
    defaultNamespace: input.namespace,
  };
  writeFileSync(join(folder, 'development.yaml'), JSON.stringify(config, null, 2));

  const start = async (): Promise<RunningProcess> => {
    const child = await startProcess({
      name: 'temporal-ui',
      localDir,
      command: input.binary,
      args: ['--root', localDir, '--config', 'temporal-ui', '--env', 'development', 'start'],
      stopSignal: 'SIGTERM',
      graceMs: 1_500,
    });
    await waitUntilReady(url, child);
    return child;
  };

  let child = await start();
  return {
    url,
    child: () => child,
    restart: async () => {
      await child.stop();
      child = await start();
    },
    stop: () => child.stop(),
  };
}

async function waitUntilReady(url: string, child: RunningProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (
    !(await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (!child.isRunning())
      throw new EngineError(`The Temporal Web UI ${await child.exited}; see ${child.logFile}`);
    if (Date.now() > deadline)
      throw new EngineError(`The Temporal Web UI did not get ready; see ${child.logFile}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
