import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { loadEnv } from '../config/env.ts';
import { createBudgetGovernor } from '../integrations/soundtrack/budget-governor.ts';
import { createSoundtrackClient } from '../integrations/soundtrack/create-soundtrack-client.ts';
import { VENUE_LOOP_QUEUE } from './baseline/contract.ts';
import { createPollVenue } from './baseline/poll-venue.ts';
import { installRuntime } from '../workers/install-runtime.ts';
import { runUntilStopped } from '../workers/run-until-stopped.ts';
import { CACHED_WORKFLOWS } from '../workers/worker-host.ts';

// A process of its own, set up like the workers of the product: their CPU is compared.
const env = loadEnv();
const log = pino({ level: 'info', base: { service: 'baseline' } });
installRuntime({ env, log });
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS });
const workflowsPath = fileURLToPath(new URL('./baseline/venue-loop-workflow.ts', import.meta.url));
const client = createSoundtrackClient({
  url: env.SOUNDTRACK_API_URL,
  token: env.SOUNDTRACK_API_TOKEN,
  timeoutMs: 10_000,
  governor: createBudgetGovernor(),
});
const worker = await Worker.create({
  connection,
  namespace: env.TEMPORAL_NAMESPACE,
  taskQueue: VENUE_LOOP_QUEUE,
  workflowBundle: await bundleWorkflowCode({ workflowsPath }),
  activities: { pollVenue: createPollVenue(client) },
  maxCachedWorkflows: CACHED_WORKFLOWS,
  maxConcurrentActivityTaskPolls: 5,
  maxConcurrentWorkflowTaskPolls: 5,
});
await runUntilStopped([worker], {
  signal: stopping.signal,
  onReady: () => log.info({}, 'baseline ready'),
});
await connection.close();
