import type { Worker } from '@temporalio/worker';
import { pino } from 'pino';
import type { Log } from '../activities/dependencies.ts';
import { readEngineEnv } from '../config/engine-env.ts';
import type { Env } from '../config/env.ts';
import { closeDatabase, openDatabase } from '../db/connection.ts';
import type { Database } from '../db/connection.ts';
import { systemClock } from '../services/context.ts';
import { markEventsDelivered } from '../services/outbox/mark-events-delivered.ts';
import { startSweeps } from '../services/zone/start-sweeps.ts';
import { createEventDeliverer, deliverEvent } from '../workflows/deliver-events.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createConversationWorker } from './conversation-worker.ts';
import { installRuntime } from './install-runtime.ts';
import { loadWorkflowBundle } from './load-workflow-bundle.ts';
import { createMonitoringWorker } from './monitoring-worker.ts';
import { createMusicWorker } from './music-worker.ts';
import { pruneHourly } from './prune-hourly.ts';
import type { Queue } from './read-queues.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { createSendWorker } from './send-worker.ts';
import { createSweepWorker } from './sweep-worker.ts';
import { createVendorClients } from './vendor-clients.ts';
import type { WorkerHost } from './worker-host.ts';
import { startWorkflowEventRelay } from './workflow-event-relay.ts';

const WORKERS: Record<Exclude<Queue, 'relay'>, (host: WorkerHost) => Promise<Worker>> = {
  conversation: createConversationWorker,
  music: createMusicWorker,
  monitoring: createMonitoringWorker,
  sweep: createSweepWorker,
  send: createSendWorker,
};

/** Runs the queues until the process is told to stop. */
export async function runWorkers(env: Env, queues: Queue[]): Promise<void> {
  const logger = pino({
    level: env.LOG_LEVEL,
    base: { service: 'worker' },
    // the SDK's name for it; our own is `err`
    serializers: { error: pino.stdSerializers.err },
  });
  const log: Log = {
    debug: (facts, sentence) => logger.debug(facts, sentence),
    info: (facts, sentence) => logger.info(facts, sentence),
    warn: (facts, sentence) => logger.warn(facts, sentence),
    error: (facts, sentence) => logger.error(facts, sentence),
  };
  installRuntime({ env, log: logger });

  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

  const database = openDatabase(env.DATABASE_URL, {
    poolSize: env.DATABASE_POOL_SIZE,
    applicationName: 'bma-worker',
  });
  try {
    await run({ env, queues, log, database, signal: stopping.signal });
  } catch (error) {
    if (!stopping.signal.aborted) {
      logger.fatal({ err: error }, 'The workers cannot go on');
      process.exitCode = 1;
    }
  } finally {
    await closeDatabase(database);
  }
}

type Run = { env: Env; queues: Queue[]; log: Log; database: Database; signal: AbortSignal };

async function run({ env, queues, log, database, signal }: Run): Promise<void> {
  const { native, client } = await connectTemporal({ env, tls: readEngineEnv(), log, signal });
  const context = { database, clock: systemClock };
  const deliverEvents = createEventDeliverer({
    client,
    markDelivered: (events) => markEventsDelivered(context, events),
    onError: (error, { id: eventId }) =>
      log.warn(
        { eventId, problem: error instanceof Error ? error.name : 'unknown' },
        'An event is left to the relay',
      ),
  });
  const host: WorkerHost = {
    env,
    connection: native,
    client,
    workflowBundle: await loadWorkflowBundle(),
    vendors: createVendorClients({ ...context, env }),
    dependencies: { ...context, log, deliverEvents },
  };
  const workers = await Promise.all(
    queues.flatMap((queue) => (queue === 'relay' ? [] : [WORKERS[queue](host)])),
  );
  const relay = queues.includes('relay')
    ? startWorkflowEventRelay({ ...context, log, deliver: (event) => deliverEvent(client, event) })
    : null;
  const pruning = queues.includes('relay') ? pruneHourly({ ...context, log }) : null;
  // a sweep that was ended by hand or lost with its server is watched for again from here on
  if (queues.includes('sweep')) {
    await startSweeps(context).then(deliverEvents, (error: unknown) =>
      log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, 'Sweeps were not looked after'),
    );
  }
  try {
    await runUntilStopped(workers, { signal, onReady: () => log.info({ queues }, 'workers ready') });
    log.info({}, 'workers stopped');
  } finally {
    pruning?.stop();
    await relay?.stop();
    await client.connection.close();
    await native.close();
  }
}
