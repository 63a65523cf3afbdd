import type { TurnResult } from '../../domain/conversation/state.ts';
import { resultOf } from '../../domain/conversation/turn-record.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';
import { findTurn, saveTurn } from './save-turn.ts';
import { subjectOf } from './subject-of.ts';

/**
 * The bot gives the case to a person in one step: what the contact is told, who is responsible, the bot silent. The
 * workflow starts the person's clock. Its owner stays who it was; without one the case is the whole team's.
 */
export async function handOver(
  context: Context,
  input: {
    conversationId: ConversationId;
    reasonCode: string;
    /** The turn that ends with it; null when the process itself hands over. */
    turn: TurnRecord | null;
    body: string | null;
  },
): Promise<Extract<TurnResult, { kind: 'handedOver' }>> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, reasonCode, turn, body } = input;
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    const known = turn === null ? null : await findTurn(tx, { turnId: turn.turnId });
    const ended = known === null ? null : resultOf(known);
    if (ended?.kind === 'handedOver') return ended;
    // a person was faster: nothing is said, and nothing of his is changed
    if (row.handler === 'person') return { kind: 'handedOver', outboundMessageId: null, reasonCode };
    const intended =
      body === null
        ? null
        : await intendMessage(tx, {
            businessKey: `turn/${turn?.turnId ?? `${conversationId}/${reasonCode}`}/hand_over`,
            purpose: 'reply',
            contactIdentityId: row.contactIdentityId,
            subject: subjectOf(row),
            body,
            incidentId: null,
            thread: { conversationId, senderKind: 'bot', senderUserId: null, turnId: turn?.turnId ?? null },
          });
    const outboundMessageId = intended?.outboundMessageId ?? null;
    const result = { kind: 'handedOver' as const, outboundMessageId, reasonCode };
    if (turn !== null) {
      const finished: TurnRecord = { ...turn, steps: [...turn.steps, { kind: 'ended', result }] };
      await saveTurn(tx, { conversationId, turn: finished, isFinished: true });
    }
    await changeConversation(tx, row, {
      action: 'conversation.handed_over',
      set: { handler: 'person', handOverReason: reasonCode },
      facts: { reasonCode, turnId: turn?.turnId ?? null },
      // ordered by the workflow itself, which knows
      event: null,
    });
    return result;
  });
}
