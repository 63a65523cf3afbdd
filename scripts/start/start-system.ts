import { migrateDatabase } from '../../db/migrate.ts';
import { findFreePort, findFreePortBlock } from '../../engine/find-free-port.ts';
import { keepRunning } from '../../engine/keep-running.ts';
import { type Engine, startEngine } from '../../engine/start-engine.ts';
import { checkSettings, type Settings } from './service-settings.ts';
import { type DemoLogin, seedDemoOnce } from './seed-demo-once.ts';
import { noteRunningSystem, type RunningSystem } from './running-system.ts';
import { runBuild } from './run-build.ts';
import { type Service, startService } from './start-service.ts';
import type { ConsoleProgress } from './console-progress.ts';

export interface StartSystemInput {
  root: string;
  localDir: string;
  settings: Settings;
  ports: PreferredPorts;
  hasDemo: boolean;
  progress: ConsoleProgress;
}

export interface PreferredPorts {
  api: number;
  sandbox: number;
  postgres: number;
  temporal: number;
  temporalUi: number;
}

export interface StartedSystem {
  running: Omit<RunningSystem, 'supervisor'>;
  logins: DemoLogin[];
  stop: () => Promise<void>;
}

/** The sandbox's page and its five vendors. */
const SANDBOX_PORTS = 6;

/** Starts everything in the order in which it leans on each other, and keeps it running. */
export async function startSystem(input: StartSystemInput): Promise<StartedSystem> {
  const { root, localDir, progress } = input;
  const [engine] = await Promise.all([
    progress.step('PostgreSQL, Temporal and the schema are ready', () =>
      startEngine({
        localDir,
        ports: input.ports,
        onProgress: progress.say,
        onPostgresReady: ({ appUrl, ownerUrl }) =>
          progress.step('The database schema is up to date', () =>
            migrateDatabase(ownerUrl, { appRole: decodeURIComponent(new URL(appUrl).username) }),
          ),
      }),
    ),
    progress.step('Web apps and workflow bundle are ready', () => runBuild(root, progress.say)),
  ]);

  const services: Service[] = [];
  try {
    const settings = await completeSettings(input, engine);
    const { sandboxedVendors } = checkSettings(settings);
    const start = async (
      name: string,
      script: string,
      graceMs: number,
      readyWhen: { url: string } | { logLine: string },
    ) => {
      const service = await progress.step(`${name} is ready`, () =>
        startService({ name, localDir, root, script, env: settings, graceMs, readyWhen }),
      );
      services.push(service);
    };
    // A stop leaves no order to a vendor half-way, so the workers get the time of their slowest activity.
    if (sandboxedVendors.length > 0) {
      await start('sandbox', 'sandbox/main.ts', 5_000, { url: `${settings.SANDBOX_URL}/health` });
    }
    const logins = input.hasDemo ? await seedDemoOnce(settings, progress) : [];
    await start('api', 'api/main.ts', 10_000, { url: `http://127.0.0.1:${settings.API_PORT}/ready` });
    await start('worker', 'workers/start-workers.ts', 30_000, { logLine: 'workers ready' });
    return supervise({
      ...input,
      engine,
      services,
      settings,
      hasSandbox: sandboxedVendors.length > 0,
      logins,
    });
  } catch (error) {
    for (const service of services.reverse()) await service.stop();
    await engine.stop();
    throw error;
  }
}

async function completeSettings(input: StartSystemInput, engine: Engine): Promise<Settings> {
  const apiPort = await findFreePort(input.ports.api);
  const sandboxPort = await findFreePortBlock(input.ports.sandbox, SANDBOX_PORTS);
  return {
    ...input.settings,
    NODE_ENV: 'production',
    DATABASE_URL: engine.postgres.appUrl,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    TEMPORAL_NAMESPACE: engine.namespace,
    ...(engine.uiUrl && { TEMPORAL_UI_URL: engine.uiUrl }),
    API_PORT: String(apiPort),
    PUBLIC_URL: input.settings.PUBLIC_URL || `http://127.0.0.1:${apiPort}`,
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
  };
}

function supervise(
  input: StartSystemInput & {
    engine: Engine;
    services: Service[];
    settings: Settings;
    hasSandbox: boolean;
    logins: DemoLogin[];
  },
): StartedSystem {
  const { engine, services, progress } = input;
  const { postgres, temporal } = engine;
  const parts = [
    { name: 'postgres', child: postgres.child, restart: postgres.restart },
    { name: 'temporal', child: temporal.child, restart: temporal.restart },
    ...(temporal.uiChild && temporal.restartUi
      ? [{ name: 'temporal-ui', child: temporal.uiChild, restart: temporal.restartUi }]
      : []),
    ...services,
  ];
  const describe = () => describeSystem(input, parts);
  const note = () => noteRunningSystem(input.localDir, describe());
  note();
  const releases = parts.map((part) => keepRunning({ ...part, onProgress: progress.say, onRestarted: note }));
  return {
    running: describe(),
    logins: input.logins,
    stop: async () => {
      await Promise.all(releases.map((release) => release()));
      for (const service of [...services].reverse()) {
        await progress.step(`${service.name} is stopped`, () => service.stop());
      }
      await progress.step('Temporal and PostgreSQL are stopped', () => engine.stop());
    },
  };
}

function describeSystem(
  input: Parameters<typeof supervise>[0],
  parts: { name: string; child: () => { pid: number } | undefined }[],
): Omit<RunningSystem, 'supervisor'> {
  const { settings, engine } = input;
  const app = `http://127.0.0.1:${settings.API_PORT}`;
  const sandbox = settings.SANDBOX_URL ?? '';
  const portOf = (address: string) => Number(address.split(':').at(-1)?.split('/')[0]);
  return {
    mode: settings.BMA_MODE === 'production' ? 'production' : 'sandbox',
    namespace: engine.namespace,
    urls: {
      app,
      ...(input.hasSandbox && { phones: `${sandbox}/phones`, sandbox }),
      ...(engine.uiUrl && { temporalUi: engine.uiUrl }),
      apiDocs: `${app}/docs`,
      health: `${app}/health`,
      ready: `${app}/ready`,
    },
    addresses: { temporal: engine.temporalAddress },
    ports: {
      api: Number(settings.API_PORT),
      postgres: Number(new URL(engine.postgres.appUrl).port || 5432),
      temporal: portOf(engine.temporalAddress),
      ...(engine.uiUrl && { temporalUi: portOf(engine.uiUrl) }),
      ...(input.hasSandbox && { sandbox: portOf(sandbox) }),
    },
    pids: Object.fromEntries(
      parts.flatMap(({ name, child }) => (child() ? [[name, child()?.pid ?? 0]] : [])),
    ),
  };
}
