import { eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import type { TurnResult } from '../../domain/conversation/state.ts';
import { resultOf } from '../../domain/conversation/turn-record.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MusicChangeId, VenueId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { requirePermission } from '../require-permission.ts';
import { lockConversation } from './lock-conversation.ts';
import type { ConversationRow } from './lock-conversation.ts';
import { recordConversationSteps } from './record-conversation-step.ts';
import { findTurn, saveTurn } from './save-turn.ts';
import { subjectOf } from './subject-of.ts';

/**
 * The end of a turn in one transaction: what the bot says, what it rests on, and the ledger row that sends it once.
 * Run twice it finds the turn; while a person handles the conversation it says nothing.
 */
export async function recordBotReply(
  context: Context,
  input: {
    conversationId: ConversationId;
    turn: TurnRecord;
    /** Null: the contact needs no answer ("thanks"). */
    body: string | null;
    awaitedChangeIds: MusicChangeId[];
    /** The venue that became clear in this turn; null changes nothing. */
    venueId: VenueId | null;
  },
): Promise<TurnResult> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, turn, body, awaitedChangeIds } = input;
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    const known = await findTurn(tx, { turnId: turn.turnId });
    const ended = known === null ? null : resultOf(known);
    if (ended !== null) return ended;
    if (row.handler === 'person') return { kind: 'silenced' };
    const result = body === null ? ({ kind: 'nothingToSay' } as const) : await intend();
    const finished: TurnRecord = { ...turn, steps: [...turn.steps, { kind: 'ended', result }] };
    await saveTurn(tx, {
      conversationId,
      turn: finished,
      pendingMusicChangeId: awaitedChangeIds[0] ?? null,
      isFinished: true,
    });
    if (input.venueId !== null && row.venueId === null) await learnVenue(tx, row, input.venueId);
    await recordAudit(tx, {
      action: body === null ? 'turn.ended' : 'turn.replied',
      entityType: 'turn',
      entityId: turn.turnId,
      after: { conversationId, path: turn.path, result },
    });
    await recordConversationSteps(tx, conversationId, {
      key: `turn/${turn.turnId}`,
      at: tx.clock.now(),
      step: body === null ? 'conversation.needed_no_answer' : 'conversation.bot_replied',
      facts: { turnId: turn.turnId, path: turn.path, changesOnTheWay: awaitedChangeIds.length },
    });
    return result;

    async function intend(): Promise<TurnResult> {
      const { outboundMessageId } = await intendMessage(tx, {
        businessKey: `turn/${turn.turnId}/reply`,
        purpose: 'reply',
        contactIdentityId: row.contactIdentityId,
        subject: subjectOf(row),
        body: body ?? '',
        incidentId: null,
        thread: { conversationId, senderKind: 'bot', senderUserId: null, turnId: turn.turnId },
      });
      return { kind: 'replied', outboundMessageId, awaitedChangeIds };
    }
  });
}

/** Somebody who speaks for several venues has said which one this is about. */
async function learnVenue(
  context: TransactionContext,
  row: ConversationRow,
  venueId: VenueId,
): Promise<void> {
  await context.tx.update(conversationsTable).set({ venueId }).where(eq(conversationsTable.id, row.id));
  await recordAudit(context, {
    action: 'conversation.venue_learnt',
    entityType: 'conversation',
    entityId: row.id,
    before: { venueId: null },
    after: { venueId },
  });
}
