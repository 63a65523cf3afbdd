import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

/** The relay leaves a fresh event alone for this long: its writer is just delivering it. */
const RELAY_GRACE_MS = 2_000;

/** Notes a fact for a workflow in the transaction that makes it true. Deliver the returned event after the commit. */
export async function addWorkflowEvent(
  context: TransactionContext,
  event: Omit<WorkflowEvent, 'id' | 'organizationId'> & { id?: WorkflowEvent['id'] },
): Promise<WorkflowEvent> {
  const now = context.clock.now();
  const row: WorkflowEvent = {
    id: event.id ?? newId(),
    organizationId: context.organizationId,
    processType: event.processType,
    processId: event.processId,
    signal: event.signal,
    payload: event.payload,
  };
  await context.tx
    .insert(workflowEventsTable)
    .values({ ...row, createdAt: now, nextAttemptAt: new Date(now.getTime() + RELAY_GRACE_MS) })
    .onConflictDoNothing();
  return row;
}
