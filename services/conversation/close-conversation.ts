import { and, eq, gt } from 'drizzle-orm';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { hasUnread } from '../../domain/conversation/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';
import type { ConversationRow } from './lock-conversation.ts';

/** Closed is closed: the contact's next message opens a new conversation. Closing again changes nothing. */
export async function closeConversation(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'conversation.handle');
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.status === 'closed') return { events: [] };
    // what waits for the bot it still answers; what waits for a person would be answered by nobody
    if (row.handler === 'person') await requireAllRead(tx, row);
    const at = tx.clock.now();
    const by = context.actor.kind === 'person' ? { userId: context.actor.userId } : null;
    const events = await changeConversation(tx, row, {
      action: 'conversation.closed',
      set: { status: 'closed', closedAt: at },
      event: { kind: 'closed', at: at.getTime(), by },
    });
    return { events };
  });
}

async function requireAllRead({ tx }: TransactionContext, row: ConversationRow): Promise<void> {
  const isLater = row.readAt === null ? undefined : gt(messagesTable.receivedAt, row.readAt);
  const [unread] = await tx
    .select({ id: messagesTable.id })
    .from(messagesTable)
    .where(and(eq(messagesTable.conversationId, row.id), eq(messagesTable.senderKind, 'contact'), isLater))
    .limit(1);
  if (unread !== undefined) throw hasUnread();
}
