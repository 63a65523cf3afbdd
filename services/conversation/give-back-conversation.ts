import { conversationClosed } from '../../domain/conversation/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';

/** The bot may answer again, beginning with what nobody has answered. */
export async function giveBackConversation(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'conversation.handle');
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.status === 'closed') throw conversationClosed();
    if (row.handler === 'bot') return { events: [] };
    const userId = context.actor.kind === 'person' ? context.actor.userId : null;
    const events = await changeConversation(tx, row, {
      action: 'conversation.given_back',
      set: { handler: 'bot', handOverReason: null },
      event: { kind: 'handlerChanged', at: tx.clock.now().getTime(), handler: 'bot', userId },
    });
    return { events };
  });
}
