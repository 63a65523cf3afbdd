import { and, eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import type { ConversationEvent } from '../../domain/conversation/state.ts';
import { nextStatus, wasAccepted } from '../../domain/message/next-status.ts';
import type { OutboundStatus } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import type { OutboundRow } from './lock-outbound-message.ts';
import { raiseSendAlert, resolveSendAlert } from './raise-send-alert.ts';

/** One thing that was learnt about a message. */
export type Move = {
  status: Exclude<OutboundStatus, 'intended' | 'sending'>;
  at: Date;
  reason?: string | null;
  providerMessageId?: string;
};
export type Moved = { status: OutboundStatus; events: WorkflowEvent[] };

const INSTANT = { accepted: 'acceptedAt', sent: 'sentAt', delivered: 'deliveredAt', read: 'readAt' } as const;

/**
 * The one place where a row of the ledger moves on. The caller holds its lock. What was learnt may come in any order
 * and repeatedly; whoever had been told otherwise is told, and the rest happens in the same transaction.
 */
export async function moveMessage(
  context: TransactionContext,
  row: OutboundRow,
  moves: readonly Move[],
): Promise<Moved> {
  const changes: Partial<OutboundRow> = {};
  let { status } = row;
  for (const move of moves) {
    const next = nextStatus(status, move.status);
    if (next !== status) changes.statusReason = move.reason ?? null;
    status = next;
    // kept also when the report comes late: `delivered` after `read` still says when
    const instant = move.status in INSTANT ? INSTANT[move.status as keyof typeof INSTANT] : null; // cast: just checked
    if (instant !== null && row[instant] === null) changes[instant] = move.at;
    if (row.providerMessageId === null && move.providerMessageId !== undefined) {
      changes.providerMessageId = move.providerMessageId;
    }
  }
  const hasMoved = status !== row.status;
  if (hasMoved) changes.status = status;
  if (hasMoved && row.status === 'unknown') changes.settledAt = context.clock.now();
  if (Object.keys(changes).length > 0) {
    await context.tx.update(outboundMessagesTable).set(changes).where(eq(outboundMessagesTable.id, row.id));
  }
  if (!hasMoved) return { status, events: [] };
  await noteMove(context, row, { status, reason: changes.statusReason ?? null });
  return { status, events: await tellOthers(context, row, { status, reason: changes.statusReason ?? null }) };
}

type Reached = { status: OutboundStatus; reason: string | null };

async function noteMove(context: TransactionContext, row: OutboundRow, reached: Reached): Promise<void> {
  const isFirstAcceptance = wasAccepted(reached.status) && !wasAccepted(row.status);
  if (isFirstAcceptance || !wasAccepted(reached.status)) {
    await recordAudit(context, {
      action: `message.${isFirstAcceptance ? 'accepted' : reached.status}`,
      entityType: 'outbound_message',
      entityId: row.id,
      before: { status: row.status },
      after: { ...reached, attempts: row.attempts },
    });
  }
  await publishMessage(context, row);
}

/** Screens that show the message ask again. */
export async function publishMessage(context: TransactionContext, row: OutboundRow): Promise<void> {
  const { conversationId, incidentId } = row;
  if (conversationId !== null)
    await publishChanges(context, [{ topic: 'conversation', payload: { conversationId } }]);
  if (incidentId !== null)
    await publishChanges(context, [{ topic: 'incident', payload: { incidentId, venueId: null } }]);
}

async function tellOthers(
  context: TransactionContext,
  row: OutboundRow,
  { status, reason }: Reached,
): Promise<WorkflowEvent[]> {
  if (status === 'unknown') return [];
  const wasStuck = await resolveSendAlert(context, row);
  const isLost = status === 'failed' || status === 'skipped';
  if (isLost) {
    await raiseSendAlert(context, {
      row,
      type: 'send_failed',
      sentence: `A message on ${row.channel} was not sent: ${reason ?? 'refused'}.`,
    });
  }
  // otherwise the workflow hears it from its own activity
  const wasToldOtherwise = wasStuck || (isLost && wasAccepted(row.status));
  return wasToldOtherwise ? tellConversation(context, row, isLost ? status : 'accepted') : [];
}

async function tellConversation(
  context: TransactionContext,
  row: OutboundRow,
  status: 'accepted' | 'failed' | 'skipped',
): Promise<WorkflowEvent[]> {
  if (row.conversationId === null) return [];
  const [open] = await context.tx
    .select({ id: conversationsTable.id })
    .from(conversationsTable)
    // an event would start a closed conversation's workflow anew
    .where(and(eq(conversationsTable.id, row.conversationId), eq(conversationsTable.status, 'open')));
  if (open === undefined) return [];
  const event: Extract<ConversationEvent, { kind: 'sendSettled' }> = {
    kind: 'sendSettled',
    at: context.clock.now().getTime(),
    outboundMessageId: row.id,
    status,
  };
  return [
    await addWorkflowEvent(context, {
      processType: 'conversation',
      processId: row.conversationId,
      signal: event.kind,
      payload: event,
    }),
  ];
}
