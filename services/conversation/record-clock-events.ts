import { and, eq } from 'drizzle-orm';
import { clockEventsTable } from '../../db/schema/conversation/clock-events.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import type { PlannedEscalation } from '../../domain/conversation/effects.ts';
import type { ClockEntry } from '../../domain/conversation/state.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { newId } from '../new-id.ts';
import { planActions } from '../process/plan-actions.ts';
import { requirePermission } from '../require-permission.ts';
import { lockConversation } from './lock-conversation.ts';
import { conversationWorkflowIdOf, recordConversationSteps } from './record-conversation-step.ts';

type Columns = Partial<typeof conversationsTable.$inferInsert>;

/**
 * Writes what the workflow's clock did: a row per event, the columns that screens read, and what is due next.
 * An event that stands there already is not written again, so running twice is harmless.
 */
export async function recordClockEvents(
  context: Context,
  input: {
    conversationId: ConversationId;
    entries: ClockEntry[];
    policyVersion: string;
    next: PlannedEscalation | null;
  },
): Promise<void> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, entries, policyVersion, next } = input;
  await inTransaction(context, async (tx) => {
    await lockConversation(tx, conversationId);
    await tx.tx
      .insert(clockEventsTable)
      .values(
        entries.map(({ event, key, at, dueAt }) => ({
          id: newId<string & { readonly __noun: 'clock_event' }>(),
          organizationId: tx.organizationId,
          conversationId,
          clock: 'first_response' as const,
          event,
          key,
          at: new Date(at),
          dueAt: dueAt === null ? null : new Date(dueAt),
          policyVersion,
        })),
      )
      .onConflictDoNothing();
    const columns = Object.assign({}, ...entries.map(columnsOf)) as Columns; // cast: each part is of this type
    if (Object.keys(columns).length > 0) {
      await tx.tx.update(conversationsTable).set(columns).where(eq(conversationsTable.id, conversationId));
    }
    await planNext(tx, { conversationId, entries, next });
    await tellStory(tx, conversationId, entries);
    await publishChanges(tx, [{ topic: 'conversation', payload: { conversationId } }]);
  });
}

/** The columns show the present run; all runs stand in the rows. */
function columnsOf({ event, at, dueAt, serviceClass }: ClockEntry): Columns {
  switch (event) {
    case 'started':
      return {
        serviceClass,
        firstResponseDueAt: dueAt === null ? null : new Date(dueAt),
        firstRespondedAt: null,
        firstResponseBreachedAt: null,
      };
    case 'met':
      return { firstRespondedAt: new Date(at) };
    case 'breached':
      return { firstResponseBreachedAt: new Date(at) };
    case 'stopped':
      return { firstResponseDueAt: null };
    case 'escalated':
      return {};
  }
}

async function planNext(
  context: TransactionContext,
  input: { conversationId: ConversationId; entries: ClockEntry[]; next: PlannedEscalation | null },
): Promise<void> {
  const { conversationId, entries, next } = input;
  const isNeverDue = next === null && entries.some(({ event }) => event === 'started') && entries.length > 1;
  // a quick answer was planned and met between two writes: there is no plan to show or to take back
  if (isNeverDue) return;
  await planActions(context, {
    processType: 'conversation',
    processId: conversationId,
    workflowId: conversationWorkflowIdOf(context, conversationId),
    key: 'first_response',
    action: 'conversation.escalate',
    facts: { step: next?.name ?? null },
    dueAt: next === null ? context.clock.now() : new Date(next.dueAt),
    status: next === null ? 'cancelled' : 'planned',
  });
  if (next === null) await resolveAlerts(context, conversationId);
}

/** Nobody waits any more, or there is nobody left to tell: the latter stays open. */
async function resolveAlerts(context: TransactionContext, conversationId: ConversationId): Promise<void> {
  const [row] = await context.tx
    .select({
      respondedAt: conversationsTable.firstRespondedAt,
      dueAt: conversationsTable.firstResponseDueAt,
    })
    .from(conversationsTable)
    .where(eq(conversationsTable.id, conversationId));
  const isOwed = row !== undefined && row.dueAt !== null && row.respondedAt === null;
  if (isOwed) return;
  await context.tx
    .update(alertsTable)
    .set({ isResolved: true, resolvedAt: context.clock.now() })
    .where(
      and(
        eq(alertsTable.conversationId, conversationId),
        eq(alertsTable.type, 'response_overdue'),
        eq(alertsTable.isResolved, false),
      ),
    );
}

/** What was missed is told; a promise that was kept needs no line of its own beside the answer. */
async function tellStory(
  context: TransactionContext,
  conversationId: ConversationId,
  entries: ClockEntry[],
): Promise<void> {
  const missed = entries.filter(({ event }) => event === 'breached');
  if (missed.length === 0) return;
  await recordConversationSteps(
    context,
    conversationId,
    ...missed.map((entry) => ({
      key: entry.key,
      at: new Date(entry.at),
      step: 'conversation.answer_overdue',
      facts: { serviceClass: entry.serviceClass },
    })),
  );
  await recordAudit(
    context,
    ...missed.map((entry) => ({
      action: 'conversation.answer_overdue',
      entityType: 'conversation',
      entityId: conversationId,
      after: { key: entry.key, serviceClass: entry.serviceClass },
    })),
  );
}
