import type { ConversationId, MusicChangeId, OutboundMessageId, TurnId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { requirePermission } from '../require-permission.ts';
import { lockConversation } from './lock-conversation.ts';
import { recordConversationSteps } from './record-conversation-step.ts';
import { subjectOf } from './subject-of.ts';

/** The second message after "on its way", once per change; nothing while a person handles the conversation. */
export async function recordMusicOutcome(
  context: Context,
  input: { conversationId: ConversationId; changeId: MusicChangeId; turnId: TurnId; body: string },
): Promise<{ outboundMessageId: OutboundMessageId | null }> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, changeId, turnId, body } = input;
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.handler === 'person') return { outboundMessageId: null };
    const { outboundMessageId } = await intendMessage(tx, {
      businessKey: `turn/${turnId}/outcome/${changeId}`,
      purpose: 'reply',
      contactIdentityId: row.contactIdentityId,
      subject: subjectOf(row),
      body,
      incidentId: null,
      thread: { conversationId, senderKind: 'bot', senderUserId: null, turnId },
    });
    await recordConversationSteps(tx, conversationId, {
      key: `outcome/${changeId}`,
      at: tx.clock.now(),
      step: 'conversation.outcome_told',
      facts: { changeId, turnId },
    });
    return { outboundMessageId };
  });
}
