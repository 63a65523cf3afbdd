import { Worker } from '@temporalio/worker';
import { createIncidentActivities } from '../activities/incident/index.ts';
import { createVenueActivities } from '../activities/venue/index.ts';
import { MONITORING_QUEUE } from '../workflows/venue/contract.ts';
import { CACHED_WORKFLOWS, SHUTDOWN_GRACE } from './worker-host.ts';
import type { WorkerHost } from './worker-host.ts';

/** The watch over venues, and their incidents. */
export function createMonitoringWorker(host: WorkerHost): Promise<Worker> {
  const { connection, env, dependencies, workflowBundle } = host;
  const settings = {
    offlineLongSeconds: env.OFFLINE_LONG_SECONDS,
    alertCooldownSeconds: env.ALERT_COOLDOWN_SECONDS,
  };
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: MONITORING_QUEUE,
    workflowBundle,
    activities: {
      ...createVenueActivities({ ...dependencies, settings }),
      ...createIncidentActivities({ ...dependencies, publicUrl: env.PUBLIC_URL }),
    },
    maxCachedWorkflows: CACHED_WORKFLOWS,
    // each is a short transaction: more at once would only wait for a connection of the pool
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentActivityTaskPolls: 4,
    maxConcurrentWorkflowTaskPolls: 4,
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
}
