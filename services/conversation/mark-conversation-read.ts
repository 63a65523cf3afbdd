import { eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { requirePermission } from '../require-permission.ts';
import { lockConversation } from './lock-conversation.ts';

/** Seen up to now by the team. What is read already is left alone; it is no line of the story. */
export async function markConversationRead(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<void> {
  requirePermission(context, 'conversation.handle');
  await inTransaction(context, async (tx) => {
    const { readAt: before, lastMessageAt } = await lockConversation(tx, conversationId);
    if (before !== null && before >= lastMessageAt) return;
    const readAt = tx.clock.now();
    await tx.tx.update(conversationsTable).set({ readAt }).where(eq(conversationsTable.id, conversationId));
    await recordAudit(tx, {
      action: 'conversation.read',
      entityType: 'conversation',
      entityId: conversationId,
      before: { readAt: before },
      after: { readAt },
    });
    await publishChanges(tx, [{ topic: 'conversation', payload: { conversationId } }]);
  });
}
