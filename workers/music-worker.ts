import { Worker } from '@temporalio/worker';
import { createMusicActivities } from '../activities/music/index.ts';
import { MUSIC_QUEUE } from '../workflows/music/contract.ts';
import { CACHED_WORKFLOWS, SHUTDOWN_GRACE } from './worker-host.ts';
import type { WorkerHost } from './worker-host.ts';

/** One writer of music per venue. The vendor's budget is kept by its client, not by the slots here. */
export function createMusicWorker(host: WorkerHost): Promise<Worker> {
  const { connection, env, dependencies, vendors, workflowBundle } = host;
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: MUSIC_QUEUE,
    workflowBundle,
    activities: createMusicActivities({ ...dependencies, vendors }),
    maxCachedWorkflows: CACHED_WORKFLOWS,
    // a change is taken up this soon after a kill
    maxHeartbeatThrottleInterval: '1 second',
    // each waits for a player most of its time
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentActivityTaskPolls: 5,
    maxConcurrentWorkflowTaskPolls: 5,
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
}
