import { Worker } from '@temporalio/worker';
import { createConversationActivities } from '../activities/conversation/index.ts';
import { CONVERSATION_QUEUE } from '../workflows/conversation/contract.ts';
import { createApplyMusicChange } from '../workflows/music/client.ts';
import { CACHED_WORKFLOWS, SHUTDOWN_GRACE } from './worker-host.ts';
import type { WorkerHost } from './worker-host.ts';

/** Conversations, and the messages that have a workflow of their own. */
export function createConversationWorker(host: WorkerHost): Promise<Worker> {
  const { connection, client, env, dependencies, vendors, workflowBundle } = host;
  return Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: CONVERSATION_QUEUE,
    workflowBundle,
    activities: createConversationActivities({
      ...dependencies,
      vendors,
      applyMusicChange: createApplyMusicChange(client),
      modelName: env.ANTHROPIC_MODEL,
      publicUrl: env.PUBLIC_URL,
    }),
    maxCachedWorkflows: CACHED_WORKFLOWS,
    // a turn of the model waits for seconds; a command, for the player
    maxConcurrentActivityTaskExecutions: 100,
    // turns have a heartbeat timeout of 5 s
    maxHeartbeatThrottleInterval: '1 second',
    maxConcurrentActivityTaskPolls: 5,
    maxConcurrentWorkflowTaskPolls: 5,
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
}
