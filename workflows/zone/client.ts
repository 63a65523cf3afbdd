import type { Client } from '@temporalio/client';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { SWEEP_QUEUE, SWEEP_SIGNALS, sweepWorkflowId } from './contract.ts';
import type { SweepWorkflowInput } from './contract.ts';
import type { sweepWorkflow } from './sweep-workflow.ts';

/** Starts the sweep of one shard, or tells the running one. `processId` is the shard's number. */
export async function deliverSweepEvent(client: Client, event: WorkflowEvent): Promise<void> {
  const shard = Number(event.processId);
  const signal = SWEEP_SIGNALS[event.signal as keyof typeof SWEEP_SIGNALS]; // cast: written by the verb that made the event
  if (signal === undefined) throw new Error(`Unknown signal ${event.signal}`);
  const input: SweepWorkflowInput = { schemaVersion: 1, organizationId: event.organizationId, shard };
  await client.workflow.signalWithStart<typeof sweepWorkflow, [unknown]>('sweepWorkflow', {
    workflowId: sweepWorkflowId(event.organizationId, shard),
    taskQueue: SWEEP_QUEUE,
    args: [input],
    signal: signal.name,
    signalArgs: [{ ...event.payload, id: event.id }],
    staticSummary:
      'The watch over one shard of the fleet: one long activity that reads many zones per request',
  });
}
