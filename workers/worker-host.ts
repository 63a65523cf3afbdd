import type { Client } from '@temporalio/client';
import type { NativeConnection, WorkflowBundleOption } from '@temporalio/worker';
import type { ActivityDependencies, Vendors } from '../activities/dependencies.ts';
import type { Env } from '../config/env.ts';

/** What one process lends to its workers, whichever queues they serve. */
export type WorkerHost = {
  env: Env;
  connection: NativeConnection;
  client: Client;
  workflowBundle: WorkflowBundleOption;
  dependencies: ActivityDependencies;
  vendors: Vendors;
};

/** A cached workflow is about 1 MB; one that is evicted costs a replay of its history. */
export const CACHED_WORKFLOWS = 1_000;

/** Longer than the slowest step, so that a stop leaves no order to a vendor half-way; `npm start` waits for 30 s. */
export const SHUTDOWN_GRACE = '22 seconds';
