import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findFreePort } from './find-free-port.ts';
import { type RunningProcess, startProcess } from './start-process.ts';
import type { Temporal } from './start-temporal.ts';
import { buildDynamicSettings, type DynamicSettingsInput, SEARCH_ATTRIBUTES } from './temporal-settings.ts';
import { waitForTemporal } from './wait-for-temporal.ts';

export interface StartDevServerInput {
  command: string;
  localDir: string;
  namespace: string;
  port?: number;
  uiPort?: number;
  isDurable: boolean;
  hasUi: boolean;
  dynamicSettings: DynamicSettingsInput;
}

/** The `temporal` CLI's own server on a SQLite file, for machines without the full server. */
export async function startDevServer(input: StartDevServerInput): Promise<Temporal> {
  const localDir = resolve(input.localDir);
  mkdirSync(join(localDir, 'temporal'), { recursive: true });
  const port = await findFreePort(input.port);
  const uiPort = await findFreePort(input.uiPort);
  const args = buildDevServerArguments({ ...input, localDir, port, uiPort });

  const start = async (): Promise<RunningProcess> => {
    const child = await startProcess({
      name: 'temporal',
      localDir,
      command: input.command,
      args,
      stopSignal: 'SIGTERM',
      graceMs: 5_000,
    });
    await waitForTemporal(`127.0.0.1:${port}`, child);
    return child;
  };

  let child = await start();
  return {
    address: `127.0.0.1:${port}`,
    ...(input.hasUi && { uiUrl: `http://127.0.0.1:${uiPort}` }),
    child: () => child,
    restart: async () => {
      await child.stop();
      child = await start();
    },
    stop: () => child.stop(),
  };
}

export function buildDevServerArguments(
  input: Omit<StartDevServerInput, 'command'> & { port: number; uiPort: number },
): string[] {
  const file = join(input.localDir, 'temporal', 'dev-server.sqlite');
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${input.port}`,
    `--namespace=${input.namespace}`,
    '--log-level=warn',
    ...(input.hasUi ? [`--ui-port=${input.uiPort}`] : ['--headless']),
    // WAL with full synchronisation loses nothing on a power cut, and is twice as fast as the default.
    ...(input.isDurable
      ? ['--db-filename', file, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL']
      : []),
    ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ...Object.entries(unconstrained(input.dynamicSettings)).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

/** The command line takes values for everybody only, so one partition holds for all queues here. */
function unconstrained(input: DynamicSettingsInput): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(buildDynamicSettings(input)).map(([key, setting]) => [key, setting[0]?.value]),
  );
}
