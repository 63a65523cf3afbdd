import { parseArgs } from 'node:util';
import type { Worker } from '@temporalio/worker';
import { pino } from 'pino';
import type { Log } from '../activities/dependencies.ts';
import { readEngineEnv } from '../config/engine-env.ts';
import { loadEnv } from '../config/env.ts';
import { closeDatabase, openDatabase } from '../db/connection.ts';
import { systemClock } from '../services/context.ts';
import { markEventsDelivered } from '../services/outbox/mark-events-delivered.ts';
import { createEventDeliverer, deliverEvent } from '../workflows/deliver-events.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createConversationWorker } from './conversation-worker.ts';
import { installRuntime } from './install-runtime.ts';
import { loadWorkflowBundle } from './load-workflow-bundle.ts';
import { createMonitoringWorker } from './monitoring-worker.ts';
import { createMusicWorker } from './music-worker.ts';
import { createSendWorker } from './send-worker.ts';
import { createSweepWorker } from './sweep-worker.ts';
import { createVendorClients } from './vendor-clients.ts';
import type { WorkerHost } from './worker-host.ts';
import { startWorkflowEventRelay } from './workflow-event-relay.ts';

const HELP = `npm run worker: carries out the processes of the platform until it is told to stop.

  --queues a,b   only these of conversation, music, monitoring, sweep, send, relay; all without it
  --help         this text`;

const WORKERS = {
  conversation: createConversationWorker,
  music: createMusicWorker,
  monitoring: createMonitoringWorker,
  sweep: createSweepWorker,
  send: createSendWorker,
} satisfies Record<string, (host: WorkerHost) => Promise<Worker>>;
/** No queue of Temporal: it delivers the outbox. */
const RELAY = 'relay';
/** sysexits: the command line is wrong. */
const EXIT_USAGE = 64;

const names = readQueues();
const env = loadEnv();
const log = pino({ level: env.LOG_LEVEL, base: { service: 'worker' } });
installRuntime({ env, log });

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

const database = openDatabase(env.DATABASE_URL, {
  poolSize: env.DATABASE_POOL_SIZE,
  applicationName: 'bma-worker',
});
try {
  await run();
} catch (error) {
  if (!stopping.signal.aborted) {
    log.fatal({ err: error }, 'The workers cannot go on');
    process.exitCode = 1;
  }
} finally {
  await closeDatabase(database);
}

async function run(): Promise<void> {
  const { native, client } = await connectTemporal({
    env,
    tls: readEngineEnv(),
    log: toLog(),
    signal: stopping.signal,
  });
  const context = { database, clock: systemClock };
  const host: WorkerHost = {
    env,
    connection: native,
    client,
    workflowBundle: await loadWorkflowBundle(),
    vendors: createVendorClients({ ...context, env }),
    dependencies: {
      ...context,
      log: toLog(),
      deliverEvents: createEventDeliverer({
        client,
        markDelivered: (events) => markEventsDelivered(context, events),
        onError: (error, event) =>
          log.warn({ eventId: event.id, problem: nameOf(error) }, 'An event is left to the relay'),
      }),
    },
  };
  const workers = await createWorkers(host);
  const relay = names.includes(RELAY)
    ? startWorkflowEventRelay({ ...context, log: toLog(), deliver: (event) => deliverEvent(client, event) })
    : null;
  try {
    await runUntilStopped(workers);
  } finally {
    await relay?.stop();
    await client.connection.close();
    await native.close();
  }
}

/** One that fails ends all: whoever supervises the process starts it afresh, which a half-working one would prevent. */
async function runUntilStopped(workers: Worker[]): Promise<void> {
  const stopAll = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) =>
    worker.run().catch((error: unknown) => {
      stopAll();
      throw error;
    }),
  );
  stopping.signal.addEventListener('abort', stopAll);
  if (stopping.signal.aborted) stopAll();
  log.info({ queues: names }, 'workers ready');
  // a process that only relays has no run that ends
  if (runs.length === 0) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
  const outcomes = await Promise.allSettled(runs);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  log.info({}, 'workers stopped');
}

function createWorkers(host: WorkerHost): Promise<Worker[]> {
  return Promise.all(
    Object.entries(WORKERS).flatMap(([name, create]) => (names.includes(name) ? [create(host)] : [])),
  );
}

function readQueues(): string[] {
  const known = [...Object.keys(WORKERS), RELAY];
  const { values } = parseArgs({
    options: { queues: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const asked = values.queues?.split(',').map((name) => name.trim()) ?? known;
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0 || asked.length === 0) {
    console.error(`There is no queue ${unknown.join(', ')}. ${HELP}`);
    process.exit(EXIT_USAGE);
  }
  return asked;
}

/** Facts of ours are small and name nobody; pino's own methods take more forms than that. */
function toLog(): Log {
  return {
    debug: (facts, sentence) => log.debug(facts, sentence),
    info: (facts, sentence) => log.info(facts, sentence),
    warn: (facts, sentence) => log.warn(facts, sentence),
    error: (facts, sentence) => log.error(facts, sentence),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
