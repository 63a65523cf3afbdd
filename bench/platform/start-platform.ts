import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import pg from 'pg';
import { readMachine } from '../measure/read-machine.ts';
import type { Machine } from '../measure/read-machine.ts';
import { bypassProxy } from '../../engine/bypass-proxy.ts';
import { connectTemporal } from '../../engine/connect-temporal.ts';
import { EngineError } from '../../engine/engine-error.ts';
import { readLocalSecrets } from '../../engine/local-secrets.ts';
import { createSandboxAdmin } from '../../scripts/play/sandbox-admin.ts';
import type { SandboxAdmin } from '../../scripts/play/sandbox-admin.ts';
import { withMode } from '../../scripts/start/service-settings.ts';
import type { Settings } from '../../scripts/start/service-settings.ts';
import { startService } from '../../scripts/start/start-service.ts';
import { startSystem } from '../../scripts/start/start-system.ts';

export type Platform = {
  client: Client;
  /** The application's database, as the server's owner: for counters and for looking. */
  admin: pg.Client;
  sandbox: SandboxAdmin;
  sandboxUrl: string;
  settings: Settings;
  /** What is measured; whose CPU is told apart is in `standIns`. */
  pids: Record<string, number>;
  /** Runs a process of the bench beside the system's own, and counts it. */
  addService: (input: { name: string; script: string; logLine: string }) => Promise<void>;
  stop: () => Promise<void>;
};

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PORTS = { api: 23_000, sandbox: 24_010, postgres: 25_432, temporal: 27_233, temporalUi: 28_233 };
/** No real provider may be asked ten thousand times, and no foreign server's CPU can be counted. */
const NOT_TAKEN_OVER =
  /^(DATABASE_|TEMPORAL_|SOUNDTRACK_|WHATSAPP_|LINE_|ANTHROPIC_|CLAUDE_|SMTP_|PUBLIC_URL$|BMA_MODE$)/;

/** Starts the platform for a measurement and stops it whatever happens. */
export async function withPlatform<T>(
  input: { env: Settings; say: (line: string) => void },
  measure: (platform: Platform, machine: Machine) => Promise<T>,
): Promise<T> {
  const localDir = makeFolder();
  try {
    // before anything of ours runs
    const machine = readMachine(localDir);
    const platform = await startPlatform({ ...input, localDir });
    try {
      const measured = await measure(platform, machine);
      assertNobodyFell(platform);
      return measured;
    } finally {
      await platform.stop();
    }
  } finally {
    await rm(localDir, { recursive: true, force: true });
  }
}

/** A folder on the disk where `npm start` keeps its data, so that "durable" means the same thing. */
function makeFolder(): string {
  mkdirSync(join(root, '.local'), { recursive: true });
  return mkdtempSync(join(root, '.local', 'bench-'));
}

/** Starts the whole platform as `npm start` does, durable and empty, on ports and a folder of its own. */
async function startPlatform(input: {
  localDir: string;
  env: Settings;
  say: (line: string) => void;
}): Promise<Platform> {
  const { localDir, say } = input;
  for (const name of Object.keys(process.env)) if (NOT_TAKEN_OVER.test(name)) delete process.env[name];
  bypassProxy();
  const secrets = readLocalSecrets(localDir);
  const ownSettings = withMode({ ...process.env, LOG_LEVEL: 'info', ...input.env }, secrets);
  const progress = { say, step: async <T>(_name: string, work: () => Promise<T>) => work() };
  const system = await startSystem({
    root,
    localDir,
    settings: ownSettings,
    ports: PORTS,
    hasDemo: false,
    progress,
  });
  const { running } = system;
  const { worker = 0, api = 0, temporal = 0, postgres = 0, sandbox = 0 } = running.pids;
  const sandboxUrl = running.urls.sandbox ?? '';
  const database = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${running.ports.postgres}/bma`;
  const admin = new pg.Client({ connectionString: database('postgres', secrets.postgresPassword) });
  const connection = await connectTemporal(running.addresses.temporal);
  await admin.connect();
  const settings: Settings = {
    ...ownSettings,
    DATABASE_URL: database('bma_app', secrets.appPassword),
    TEMPORAL_ADDRESS: running.addresses.temporal,
    TEMPORAL_NAMESPACE: running.namespace,
    SANDBOX_URL: sandboxUrl,
  };
  const pids: Record<string, number> = { worker, api, temporal, postgres, sandbox };
  const added: { stop: () => Promise<void> }[] = [];
  return {
    client: new Client({ connection, namespace: running.namespace }),
    admin,
    sandbox: createSandboxAdmin(sandboxUrl),
    sandboxUrl,
    settings,
    pids,
    addService: async ({ name, script, logLine }) => {
      const service = await startService({
        name,
        script,
        root,
        localDir,
        env: settings,
        graceMs: 10_000,
        readyWhen: { logLine },
      });
      added.push(service);
      pids[name] = service.child().pid;
    },
    stop: async () => {
      await Promise.all(added.map((service) => service.stop()));
      await Promise.allSettled([admin.end(), connection.close()]);
      await system.stop();
    },
  };
}

/** Whoever was restarted meanwhile has begun to count anew. */
function assertNobodyFell(platform: Platform): void {
  const fallen = Object.entries(platform.pids).filter(([, pid]) => !isAlive(pid));
  if (fallen.length > 0)
    throw new EngineError(
      `${fallen.map(([name]) => name).join(', ')} ended during the run; nothing was measured.`,
    );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'; // cast: Node's system errors have a code
  }
}
