import { Worker } from '@temporalio/worker';
import { MESSAGE_TIMING } from '../activities/message/dependencies.ts';
import { createMessageActivities } from '../activities/message/index.ts';
import { SEND_QUEUE } from '../workflows/message/contract.ts';
import { SHUTDOWN_GRACE } from './worker-host.ts';
import type { WorkerHost } from './worker-host.ts';

/** Sends and settles; no workflows here, so that nothing waits behind a slow vendor. */
export function createSendWorker({ connection, env, dependencies, vendors }: WorkerHost): Promise<Worker> {
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: SEND_QUEUE,
    activities: createMessageActivities({ ...dependencies, vendors, timing: MESSAGE_TIMING }),
    // most of them wait for a vendor or for a report; the pace of each account is the pacer's, not this number's
    maxConcurrentActivityTaskExecutions: 200,
    maxConcurrentActivityTaskPolls: 5,
    // a beat each second, where the default of four fifths of the timeout leaves one second of slack
    maxHeartbeatThrottleInterval: '1 second',
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
}
