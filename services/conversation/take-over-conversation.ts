import { conversationClosed } from '../../domain/conversation/errors.ts';
import { forbidden } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';

/** The bot is silent from now on, and whoever takes over is responsible. Taking over again changes nothing. */
export async function takeOverConversation(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'conversation.handle');
  const { actor } = context;
  if (actor.kind !== 'person') throw forbidden('take over a conversation');
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.status === 'closed') throw conversationClosed();
    const { userId } = actor;
    if (row.handler === 'person' && row.assigneeUserId === userId) return { events: [] };
    const at = tx.clock.now();
    const events = await changeConversation(tx, row, {
      action: 'conversation.taken_over',
      set: { handler: 'person', assigneeUserId: userId, handOverReason: 'taken_over', readAt: at },
      event: { kind: 'handlerChanged', at: at.getTime(), handler: 'person', userId },
    });
    return { events };
  });
}
