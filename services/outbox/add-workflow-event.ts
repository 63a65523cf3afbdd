import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

/** The relay leaves a fresh event alone for this long: its writer is just delivering it. */
const RELAY_GRACE_MS = 2_000;

export type NewWorkflowEvent = Omit<WorkflowEvent, 'id' | 'organizationId'> & { id?: WorkflowEvent['id'] };

/** Notes a fact for a workflow in the transaction that makes it true. Deliver the returned event after the commit. */
export async function addWorkflowEvent(
  context: TransactionContext,
  event: NewWorkflowEvent,
): Promise<WorkflowEvent> {
  const [row] = await addWorkflowEvents(context, [event]);
  return row as WorkflowEvent; // cast: one in, one out
}

/** Many at once: a storm over two thousand venues is one insert. */
export async function addWorkflowEvents(
  context: TransactionContext,
  events: readonly NewWorkflowEvent[],
): Promise<WorkflowEvent[]> {
  if (events.length === 0) return [];
  const now = context.clock.now();
  const rows = events.map(
    (event): WorkflowEvent => ({
      id: event.id ?? newId(),
      organizationId: context.organizationId,
      processType: event.processType,
      processId: event.processId,
      signal: event.signal,
      payload: event.payload,
    }),
  );
  const nextAttemptAt = new Date(now.getTime() + RELAY_GRACE_MS);
  await context.tx
    .insert(workflowEventsTable)
    .values(rows.map((row) => ({ ...row, createdAt: now, nextAttemptAt })))
    .onConflictDoNothing();
  return rows;
}
