import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { EngineEnv } from '../config/engine-env.ts';
import { choosePostgresUser } from './choose-postgres-user.ts';
import { createCluster } from './create-cluster.ts';
import { endProcess } from './end-orphans.ts';
import { EngineError } from './engine-error.ts';
import { findFreePort } from './find-free-port.ts';
import { identifyProcess, readCommandLine } from './identify-process.ts';
import { readLocalSecrets } from './local-secrets.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { prepareDatabases } from './prepare-databases.ts';
import { type RunningProcess, startProcess } from './start-process.ts';
import { useOwnPostgres } from './use-own-postgres.ts';

export interface Postgres {
  /** Database `bma` as the application's role: owns nothing, bound by row-level security. */
  appUrl: string;
  /** Database `bma` as the role that migrates and that may create databases. */
  ownerUrl: string;
  adminUrl: string;
  /** Without a database name: what Temporal's own two databases are opened with. */
  temporalUrl: string;
  /** The child, when this process started one. */
  child: () => RunningProcess | undefined;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface StartPostgresInput {
  env: EngineEnv;
  localDir: string;
  port?: number;
  /** False only for throw-away test clusters: then a crash of the machine may lose data. */
  isDurable: boolean;
  onProgress: (sentence: string) => void;
}

/** Crash recovery of a large write-ahead log can take this long. */
const READY_WITHIN_MS = 120_000;
const FAST_SHUTDOWN = { stopSignal: 'SIGINT', graceMs: 30_000 } as const;

export async function startPostgres(input: StartPostgresInput): Promise<Postgres> {
  if (input.env.DATABASE_URL) return useOwnPostgres(input.env, input.onProgress);

  const localDir = resolve(input.localDir);
  const dataDir = join(localDir, 'postgres');
  const secrets = readLocalSecrets(localDir);
  const { postgres, initdb } = await findPostgresBinaries();
  const user = choosePostgresUser({ dataDir, localDir, binary: postgres });
  const isNew = !existsSync(dataDir);
  await createCluster({
    dataDir,
    localDir,
    initdb,
    user,
    password: secrets.postgresPassword,
    isDurable: input.isDurable,
  });

  await endFormerServer(dataDir);
  const port = await findFreePort(input.port);
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
  const adminUrl = url('postgres', secrets.postgresPassword, 'postgres');

  const start = async (): Promise<RunningProcess> => {
    const [command = '', ...args] = [
      ...user.prefix,
      postgres,
      ...serverArguments({ ...input, dataDir, port }),
    ];
    const child = await startProcess({
      name: 'postgres',
      localDir,
      command,
      args,
      env: { ...process.env, LC_ALL: 'C' },
      ...user,
      ...FAST_SHUTDOWN,
    });
    await waitUntilReady(adminUrl, child);
    return child;
  };

  let child = await start();
  await prepareDatabases(adminUrl, secrets);
  input.onProgress(
    `PostgreSQL ${isNew ? 'was set up' : 'opened its data'} in ${dataDir} and listens on 127.0.0.1:${port}.`,
  );
  return {
    appUrl: url('bma_app', secrets.appPassword, 'bma'),
    ownerUrl: url('bma_owner', secrets.ownerPassword, 'bma'),
    adminUrl,
    temporalUrl: url('bma_temporal', secrets.temporalPassword, ''),
    child: () => child,
    restart: async () => {
      await child.stop();
      await endFormerServer(dataDir);
      child = await start();
    },
    stop: () => child.stop(),
  };
}

function serverArguments(input: { dataDir: string; port: number; isDurable: boolean }): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: input.port,
    // No socket file: its folder would lie outside the clone, and paths of more than 107 characters are refused.
    unix_socket_directories: '',
    max_connections: 200,
    ...(input.isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    input.dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** A lock file of a killed server is removed, unless the server still runs: that one is stopped first. */
async function endFormerServer(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n', 1)[0]);
  if (pid > 0 && readCommandLine(pid).includes(dataDir)) {
    await endProcess({ pid, startedAt: identifyProcess(pid), ...FAST_SHUTDOWN });
  }
  rmSync(lockFile, { force: true });
}

async function waitUntilReady(adminUrl: string, child: RunningProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (!child.isRunning()) throw new EngineError(`PostgreSQL ${await child.exited}; see ${child.logFile}`);
      // 28P01: the data was made with other passwords than those in secrets.json.
      if ((error as { code?: string }).code === '28P01') {
        throw new EngineError(
          'The local data and .local/secrets.json do not belong together; `npm run reset` makes both new.',
        );
      }
      if (Date.now() > deadline)
        throw new EngineError(`PostgreSQL did not get ready; see ${child.logFile}`, { cause: error });
    }
    await new Promise((done) => setTimeout(done, 40));
  }
}
