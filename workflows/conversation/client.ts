import type { Client } from '@temporalio/client';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { CONVERSATION_QUEUE, CONVERSATION_SIGNALS, conversationWorkflowId } from './contract.ts';
import type { ConversationWorkflowInput } from './contract.ts';
import type { conversationWorkflow } from './workflow.ts';

/** Signals the conversation's workflow and starts it when it does not run. Safe to repeat: the event has an id. */
export async function deliverConversationEvent(client: Client, event: WorkflowEvent): Promise<void> {
  const conversationId = event.processId as ConversationId; // cast: written by the verb that made the event
  const signal = CONVERSATION_SIGNALS[event.signal as keyof typeof CONVERSATION_SIGNALS]; // cast: as above
  if (signal === undefined) throw new Error(`Unknown signal ${event.signal}`);
  const input: ConversationWorkflowInput = {
    schemaVersion: 1,
    organizationId: event.organizationId,
    conversationId,
  };
  await client.workflow.signalWithStart<typeof conversationWorkflow, [unknown]>('conversationWorkflow', {
    workflowId: conversationWorkflowId(event.organizationId, conversationId),
    taskQueue: CONVERSATION_QUEUE,
    args: [input],
    signal: signal.name,
    signalArgs: [{ id: event.id, event: event.payload }],
    staticSummary: 'A conversation with a contact: turns, clocks and hand-over',
  });
}
