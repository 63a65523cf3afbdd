import type { DemoLogin } from '../demo/seed-demo.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { keepRunning } from '../../engine/keep-running.ts';
import { type Engine, startEngine } from '../../engine/start-engine.ts';
import type { ConsoleProgress } from './console-progress.ts';
import { describeSystem, type SystemDescription } from './describe-system.ts';
import { runBuild } from './run-build.ts';
import { noteRunningSystem } from './running-system.ts';
import { seedDemoOnce } from './seed-demo-once.ts';
import { checkSettings, completeSettings, type Settings } from './service-settings.ts';
import { type Service, startService } from './start-service.ts';

export interface StartSystemInput {
  root: string;
  localDir: string;
  settings: Settings;
  ports: PreferredPorts;
  hasDemo: boolean;
  progress: ConsoleProgress;
}

interface PreferredPorts {
  api: number;
  sandbox: number;
  postgres: number;
  temporal: number;
  temporalUi: number;
}

export interface StartedSystem {
  running: SystemDescription;
  logins: DemoLogin[];
  stop: () => Promise<void>;
}

type ServiceToStart = Omit<Parameters<typeof startService>[0], 'root' | 'localDir'>;

const STOP_ORDER = ['worker', 'api', 'sandbox'];

/** Starts everything in the order in which it leans on each other, and keeps it running. */
export async function startSystem(input: StartSystemInput): Promise<StartedSystem> {
  const { root, progress } = input;
  const [engine] = await Promise.all([
    progress.step('PostgreSQL and Temporal are ready', () => startPreparedEngine(input)),
    progress.step('Web apps and workflow bundle are ready', () => runBuild(root, progress.say)),
  ]);
  const settings = await completeSettings(input.settings, { ...input, engine });
  const services: Service[] = [];
  try {
    const logins = await startServices(input, settings, services);
    return supervise({ ...input, engine, services, settings, logins });
  } catch (error) {
    await stopServices(services, progress);
    await engine.stop();
    throw error;
  }
}

/** The schema is brought up to date while Temporal is still starting. */
function startPreparedEngine({ localDir, ports, progress }: StartSystemInput): Promise<Engine> {
  return startEngine({
    localDir,
    ports,
    onProgress: progress.say,
    onPostgresReady: ({ appUrl, ownerUrl }) =>
      progress.step('The database schema is up to date', () =>
        migrateDatabase(ownerUrl, { appRole: decodeURIComponent(new URL(appUrl).username) }),
      ),
  });
}

/** What leans on nothing of the others starts at the same time: two cores are there for it. */
async function startServices(
  input: StartSystemInput,
  settings: Settings,
  services: Service[],
): Promise<DemoLogin[]> {
  const { root, localDir, progress } = input;
  const start = async (service: ServiceToStart) => {
    const started = await progress.step(`${service.name} is ready`, () =>
      startService({ root, localDir, ...service }),
    );
    services.push(started);
  };
  const api = start({
    name: 'api',
    script: 'api/main.ts',
    env: settings,
    graceMs: 10_000,
    readyWhen: { url: `http://127.0.0.1:${settings.API_PORT}/ready` },
  });
  const rest = async () => {
    if (checkSettings(settings).sandboxedVendors.length > 0) {
      const readyWhen = { url: `${settings.SANDBOX_URL}/health` };
      await start({ name: 'sandbox', script: 'sandbox/main.ts', env: settings, graceMs: 5_000, readyWhen });
    }
    const logins = input.hasDemo ? await seedDemoOnce(settings, progress) : [];
    await start({
      name: 'worker',
      script: 'workers/start-workers.ts',
      // Its readiness is a line of the level "info".
      env: { ...settings, LOG_LEVEL: settings.LOG_LEVEL === 'debug' ? 'debug' : 'info' },
      // An order that is on its way to a vendor gets the time to be answered.
      graceMs: 30_000,
      readyWhen: { logLine: 'workers ready' },
    });
    return logins;
  };
  const [logins, ready] = await Promise.allSettled([rest(), api]);
  if (logins.status === 'rejected') throw logins.reason;
  if (ready.status === 'rejected') throw ready.reason;
  return logins.value;
}

function supervise(
  input: StartSystemInput & { engine: Engine; services: Service[]; settings: Settings; logins: DemoLogin[] },
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
  const describe = () => describeSystem({ ...input, parts });
  const note = () => noteRunningSystem(input.localDir, describe());
  note();
  const releases = parts.map((part) => keepRunning({ ...part, onProgress: progress.say, onRestarted: note }));
  return {
    running: describe(),
    logins: input.logins,
    stop: async () => {
      await Promise.all(releases.map((release) => release()));
      await stopServices(services, progress);
      await progress.step('Temporal and PostgreSQL are stopped', () => engine.stop());
    },
  };
}

/** Workers before the API they report to, the API before the sandbox it calls. */
async function stopServices(services: Service[], progress: ConsoleProgress): Promise<void> {
  for (const name of STOP_ORDER) {
    const service = services.find((candidate) => candidate.name === name);
    if (service) await progress.step(`${name} is stopped`, () => service.stop());
  }
}
