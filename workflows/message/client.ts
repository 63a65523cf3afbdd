import type { Client } from '@temporalio/client';
import type { OutboundMessageId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { MESSAGE_QUEUE, MESSAGE_SIGNALS, messageWorkflowId } from './contract.ts';
import type { MessageWorkflowInput } from './contract.ts';
import type { messageWorkflow } from './workflow.ts';

/** Signals the message's workflow and starts it when it does not run. Safe to repeat: the ledger sends once. */
export async function deliverMessageEvent(client: Client, event: WorkflowEvent): Promise<void> {
  const outboundMessageId = event.processId as OutboundMessageId; // cast: written by the verb that made the event
  const signal = MESSAGE_SIGNALS[event.signal as keyof typeof MESSAGE_SIGNALS]; // cast: as above
  if (signal === undefined) throw new Error(`Unknown signal ${event.signal}`);
  const input: MessageWorkflowInput = {
    schemaVersion: 1,
    organizationId: event.organizationId,
    outboundMessageId,
  };
  await client.workflow.signalWithStart<typeof messageWorkflow, [unknown]>('messageWorkflow', {
    workflowId: messageWorkflowId(event.organizationId, outboundMessageId),
    taskQueue: MESSAGE_QUEUE,
    args: [input],
    signal: signal.name,
    signalArgs: [{ id: event.id, event: event.payload }],
    staticSummary: 'A message that could not leave at once, or that a person wants sent again',
  });
}
