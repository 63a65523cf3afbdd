import { Worker } from '@temporalio/worker';
import { createZoneActivities } from '../activities/zone/index.ts';
import { SWEEP_QUEUE } from '../workflows/zone/contract.ts';
import type { WorkerHost } from './worker-host.ts';

/** One long activity per shard of the fleet, and the readings that people ask for. */
export function createSweepWorker(host: WorkerHost): Promise<Worker> {
  const { connection, env, dependencies, vendors, workflowBundle } = host;
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: SWEEP_QUEUE,
    workflowBundle,
    activities: createZoneActivities({
      ...dependencies,
      vendors,
      settings: {
        pollingIntervalSeconds: env.POLLING_INTERVAL_SECONDS,
        suspectRecheckSeconds: env.SUSPECT_RECHECK_SECONDS,
      },
    }),
    // one workflow per shard
    maxCachedWorkflows: 100,
    maxConcurrentActivityTaskExecutions: 50,
    maxConcurrentActivityTaskPolls: 2,
    maxConcurrentWorkflowTaskPolls: 2,
    // its activity runs until it is told to stop, and goes on elsewhere from its last heartbeat
    shutdownGraceTime: '1 second',
  });
}
