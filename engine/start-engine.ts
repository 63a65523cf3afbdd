import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type EngineEnv, readEngineEnv } from '../config/engine-env.ts';
import { bypassProxy } from './bypass-proxy.ts';
import { endOrphans } from './end-orphans.ts';
import { EngineError } from './engine-error.ts';
import { type Postgres, startPostgres } from './start-postgres.ts';
import { type Temporal, startTemporal } from './start-temporal.ts';
import { takeLock } from './take-lock.ts';

export interface StartEngineInput {
  /** Everything the engine writes lies in here, but the engine cache. */
  localDir: string;
  /** The next free one is taken when a preferred port is not free; without a preference, any free one. */
  ports?: { postgres?: number; temporal?: number; temporalUi?: number };
  /** False only for throw-away test data. */
  durable?: boolean;
  /** Tests only: workflows started with a time-skipping configuration wait for no timer. */
  timeSkipping?: boolean;
  ui?: boolean;
  /** Queues with one partition, because they have a rate limit or one poller. */
  singlePartitionQueues?: readonly string[];
  suggestContinueAsNewAt?: number;
  /** Runs while Temporal is still starting: migrations, for instance. */
  onPostgresReady?: (postgres: Postgres) => Promise<void>;
  onProgress?: (sentence: string) => void;
  env?: EngineEnv;
}

export interface Engine {
  postgres: Postgres;
  temporal: Temporal;
  temporalAddress: string;
  namespace: string;
  uiUrl?: string;
  /** Process numbers as they are now; undefined for what this process did not start. */
  readonly processes: { postgres?: number; temporal?: number; ui?: number };
  restartPostgres: () => Promise<void>;
  restartTemporal: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Finds or starts PostgreSQL and Temporal for `npm start`, tests and benchmarks. */
export async function startEngine(input: StartEngineInput): Promise<Engine> {
  const env = input.env ?? readEngineEnv();
  const localDir = resolve(input.localDir);
  const isDurable = input.durable ?? true;
  const ports = input.ports ?? {};
  const onProgress = input.onProgress ?? (() => {});
  bypassProxy();
  mkdirSync(localDir, { recursive: true });
  const lock = takeLock(join(localDir, 'engine.lock'));
  if (!lock.isMine)
    throw new EngineError(`Process ${lock.holderPid} already runs on the data in ${localDir}.`);
  await endOrphans(localDir);

  const postgres = startPostgres({
    env,
    localDir,
    isDurable,
    ...(ports.postgres !== undefined && { port: ports.postgres }),
    onProgress,
  });
  const databaseUrl = postgres.then(({ temporalUrl }) => temporalUrl);
  // Awaited only once Temporal is located; until then a failure has nobody to hear it.
  databaseUrl.catch(() => {});
  const temporal = startTemporal({
    env,
    localDir,
    databaseUrl,
    ports,
    isDurable,
    hasUi: input.ui ?? true,
    isTimeSkipping: input.timeSkipping ?? false,
    ...(input.singlePartitionQueues && { singlePartitionQueues: input.singlePartitionQueues }),
    ...(input.suggestContinueAsNewAt !== undefined && {
      suggestContinueAsNewAt: input.suggestContinueAsNewAt,
    }),
    onProgress,
  });
  const prepared = postgres.then((ready) => input.onPostgresReady?.(ready));

  const results = await Promise.allSettled([postgres, temporal, prepared] as const);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) {
    await stopInOrder(results[1], results[0]);
    lock.release();
    throw failure.reason;
  }
  return describeEngine({
    postgres: await postgres,
    temporal: await temporal,
    namespace: env.TEMPORAL_NAMESPACE,
    lock,
  });
}

function describeEngine(input: {
  postgres: Postgres;
  temporal: Temporal;
  namespace: string;
  lock: { release: () => void };
}): Engine {
  const { postgres, temporal } = input;
  return {
    postgres,
    temporal,
    temporalAddress: temporal.address,
    namespace: input.namespace,
    ...(temporal.uiUrl && { uiUrl: temporal.uiUrl }),
    get processes() {
      const [database, server, ui] = [postgres.child(), temporal.child(), temporal.uiChild?.()];
      return {
        ...(database && { postgres: database.pid }),
        ...(server && { temporal: server.pid }),
        ...(ui && { ui: ui.pid }),
      };
    },
    restartPostgres: postgres.restart,
    restartTemporal: temporal.restart,
    stop: async () => {
      await temporal.stop();
      await postgres.stop();
      input.lock.release();
    },
  };
}

/** Temporal first: it writes until its last moment. */
async function stopInOrder(...results: PromiseSettledResult<{ stop: () => Promise<void> }>[]): Promise<void> {
  for (const result of results) if (result.status === 'fulfilled') await result.value.stop();
}
