import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildServerConfig, OTHER_PORT_COUNT } from './build-server-config.ts';
import type { TemporalBinaries } from './engine-cache.ts';
import { findFreePort, findFreePorts } from './find-free-port.ts';
import { type RunningProcess, startProcess } from './start-process.ts';
import type { Temporal } from './start-temporal.ts';
import { buildDynamicSettings, type DynamicSettingsInput } from './temporal-settings.ts';
import { updateTemporalSchema } from './update-temporal-schema.ts';
import { waitForDatabase } from './wait-for-database.ts';
import { waitForTemporal } from './wait-for-temporal.ts';

export interface StartTemporalServerInput {
  binaries: TemporalBinaries;
  databaseUrl: string;
  localDir: string;
  port?: number;
  dynamicSettings: DynamicSettingsInput;
}

/** The ports are free when chosen and may be gone a moment later. */
const TRIES = 3;
/** Crash recovery comes before the first connection. */
const DATABASE_WITHIN_MS = 120_000;
/** A graceful stop takes 14 s and saves nothing: whatever the server has acknowledged is committed. */
const STOP = { stopSignal: 'SIGTERM', graceMs: 1_500 } as const;

/** The full server on PostgreSQL: the same one that production runs, in one process. */
export async function startTemporalServer(input: StartTemporalServerInput): Promise<Temporal> {
  const localDir = resolve(input.localDir);
  const folder = join(localDir, 'temporal');
  const databaseUrl = new URL(input.databaseUrl);
  mkdirSync(folder, { recursive: true });
  await updateTemporalSchema({ sqlTool: input.binaries.sqlTool, databaseUrl });

  const dynamicConfigFile = join(folder, 'dynamic-config.json');
  writeFileSync(dynamicConfigFile, JSON.stringify(buildDynamicSettings(input.dynamicSettings), null, 2));
  const configFile = join(folder, 'server.json');

  const start = async (frontendPort: number): Promise<RunningProcess> => {
    const otherPorts = await findFreePorts(OTHER_PORT_COUNT);
    const config = buildServerConfig({ databaseUrl, frontendPort, otherPorts, dynamicConfigFile });
    writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
    const child = await startProcess({
      name: 'temporal',
      localDir,
      command: input.binaries.server,
      args: ['--config-file', configFile, '--allow-no-auth', 'start'],
      ...STOP,
    });
    await waitForTemporal(`127.0.0.1:${frontendPort}`, child);
    return child;
  };

  const storeUrl = new URL('temporal', databaseUrl);
  storeUrl.search = databaseUrl.search;
  let port = 0;
  let child: RunningProcess | undefined;
  for (let attempt = 1; !child; attempt += 1) {
    port = await findFreePort(input.port);
    child = await start(port).catch((error) => {
      if (attempt === TRIES) throw error;
      return undefined;
    });
  }
  let current = child;
  return {
    address: `127.0.0.1:${port}`,
    child: () => current,
    restart: async () => {
      await current.stop();
      // It gives up at once without its database, which may be just as freshly killed.
      await waitForDatabase(storeUrl.href, DATABASE_WITHIN_MS);
      // also forgets the addresses of the former server: with them the new one finds itself only after 50 s
      await updateTemporalSchema({ sqlTool: input.binaries.sqlTool, databaseUrl });
      current = await start(port);
    },
    stop: () => current.stop(),
  };
}
