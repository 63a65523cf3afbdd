import { eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import type { ConversationEvent } from '../../domain/conversation/state.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import type { ConversationRow } from './lock-conversation.ts';
import { recordConversationSteps } from './record-conversation-step.ts';

/**
 * One change of a locked conversation with everything that belongs to it: row, audit, a line of its story, the
 * screens, and the event that its workflow hears.
 */
export async function changeConversation(
  context: TransactionContext,
  row: ConversationRow,
  change: {
    /** `conversation.assigned`: the name of the audit action and of the line. */
    action: string;
    set: Partial<ConversationRow>;
    facts?: Record<string, string | number | boolean | null>;
    event: ConversationEvent | null;
  },
): Promise<WorkflowEvent[]> {
  const { action, set, facts, event } = change;
  const at = context.clock.now();
  await context.tx.update(conversationsTable).set(set).where(eq(conversationsTable.id, row.id));
  const names = Object.keys(set) as (keyof ConversationRow)[]; // cast: the keys of a partial row
  await recordAudit(context, {
    action,
    entityType: 'conversation',
    entityId: row.id,
    before: Object.fromEntries(names.map((name) => [name, row[name]])),
    after: set,
  });
  const key = `${action}/${at.getTime()}`;
  await recordConversationSteps(context, row.id, { key, at, step: action, ...(facts && { facts }) });
  await publishChanges(context, [{ topic: 'conversation', payload: { conversationId: row.id } }]);
  if (event === null) return [];
  return [
    await addWorkflowEvent(context, {
      processType: 'conversation',
      processId: row.id,
      signal: event.kind,
      payload: event,
    }),
  ];
}
