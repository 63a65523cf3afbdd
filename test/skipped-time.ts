import { randomUUID } from 'node:crypto';
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { inject } from 'vitest';
import { prepareNamespace } from '../engine/prepare-namespace.ts';
import { timeSkippingInterceptor } from './time-skipping-interceptor.ts';

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;
type Config = proto.temporal.api.common.v1.ITimeSkippingConfig;

/** The server's own limit is 200 skips, after which real time goes on without a word. */
const SKIPPING = { enabled: true, maxSessionSkipCount: 1_000_000 } satisfies Config;
/** A worker that an activity of a failed test still holds is let go after this. */
const WORKER_ENDS_WITHIN = '5 seconds';

export interface SkippedTime {
  /** Workflows started here stand still at their timers until `advance` or `skip` moves them. */
  client: Client;
  /** Workflows started here, and their children, wait for no timer at all. */
  skippingClient: Client;
  namespace: string;
  /** Runs on this run's workflow bundle unless given another; returns how to stop it early. */
  startWorker: (options: FileWorkerOptions) => Promise<() => Promise<void>>;
  /**
   * Moves a workflow's clock by a duration; timers due on the way fire in order. Returns when the clock has arrived or
   * the workflow is over. A workflow that does not come to rest, because an activity never ends, never arrives.
   */
  advance: (handle: WorkflowHandle, duration: Duration) => Promise<void>;
  /** From here on the workflow waits for no timer. */
  skip: (handle: WorkflowHandle) => Promise<void>;
  close: () => Promise<void>;
}

export type FileWorkerOptions = Omit<WorkerOptions, 'connection' | 'namespace' | 'taskQueue'> & {
  taskQueue: string;
};

let isQuiet = false;

/** A namespace of the calling file's own, so that files can use the product's queue names side by side. */
export async function openSkippedTime(): Promise<SkippedTime> {
  // Once per process: workers log every start and stop otherwise.
  if (!isQuiet) Runtime.install({ logger: new DefaultLogger('WARN') });
  isQuiet = true;

  const address = inject('temporalAddress');
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  const [skippingConnection, workerConnection] = await Promise.all([
    Connection.connect({
      address,
      // A list replaces the SDK's own, hence its second entry.
      interceptors: [timeSkippingInterceptor(SKIPPING), makeGrpcRetryInterceptor(defaultGrpcRetryOptions())],
    }),
    NativeConnection.connect({ address }),
    prepareNamespace(connection, namespace),
  ]);

  const setTimeSkipping = async (
    { workflowId }: WorkflowHandle,
    timeSkippingConfig: Config,
  ): Promise<void> => {
    await connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ['time_skipping_config'] },
    });
  };

  const arrives = async ({ workflowId }: WorkflowHandle, fastForwardId: string): Promise<void> => {
    for (;;) {
      const { fastForwardPollingResult, failedReason } =
        await connection.workflowService.pollWorkflowExecutionTimeSkipping({
          namespace,
          workflowExecution: { workflowId },
          fastForwardId,
        });
      if (
        fastForwardPollingResult ===
        FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED
      )
        return;
      if (fastForwardPollingResult !== FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT)
        throw new Error(`The clock of ${workflowId} did not arrive: ${failedReason}`);
    }
  };

  const stops = new Set<() => Promise<void>>();
  const client = new Client({ connection, namespace });
  return {
    client,
    skippingClient: new Client({ connection: skippingConnection, namespace }),
    namespace,
    startWorker: async (options) => {
      const bundle =
        (options.workflowBundle ?? options.workflowsPath) ? {} : { workflowBundle: sharedBundle() };
      const worker = await Worker.create({
        shutdownForceTime: WORKER_ENDS_WITHIN,
        ...bundle,
        ...options,
        connection: workerConnection,
        namespace,
      });
      const running = worker.run();
      const stop = async () => {
        stops.delete(stop);
        worker.shutdown();
        await running;
      };
      stops.add(stop);
      return stop;
    },
    advance: async (handle, duration) => {
      const id = randomUUID();
      // A child stands still too, at the time its parent had.
      const fastForward = { fastForwardConfig: { id, duration: msToTs(duration) }, disablePropagation: true };
      await setTimeSkipping(handle, { ...SKIPPING, ...fastForward });
      try {
        await arrives(handle, id);
      } catch (error) {
        const { status } = await client.workflow.getHandle(handle.workflowId).describe();
        if (status.name === 'RUNNING') throw error;
      }
    },
    skip: (handle) => setTimeSkipping(handle, SKIPPING),
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await Promise.all([connection.close(), skippingConnection.close(), workerConnection.close()]);
    },
  };
}

function sharedBundle(): { codePath: string } {
  const bundle = inject('workflowBundle');
  if ('error' in bundle) throw new Error(`The workflow bundle could not be built: ${bundle.error}`);
  return bundle;
}
