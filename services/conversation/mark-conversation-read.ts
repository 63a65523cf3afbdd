import type { ConversationId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';

/** Seen up to now by the team. What is read already is left alone. */
export async function markConversationRead(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<void> {
  requirePermission(context, 'conversation.handle');
  await inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.readAt !== null && row.readAt >= row.lastMessageAt) return;
    await changeConversation(tx, row, {
      action: 'conversation.read',
      set: { readAt: tx.clock.now() },
      event: null,
    });
  });
}
