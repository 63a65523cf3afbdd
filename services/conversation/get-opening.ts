import { desc, eq } from 'drizzle-orm';
import { botTurnsTable } from '../../db/schema/conversation/bot-turns.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import type { ConversationOpening } from '../../domain/conversation/next-step.ts';
import { DEFAULT_POLICY } from '../../domain/conversation/policies.ts';
import { turnNumberOf } from '../../domain/conversation/turn-id.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** More than a vendor delivers again after a conversation's process was lost. */
const TURNS_REMEMBERED = 50;

/** How a conversation stands as its process begins: usually fresh, else as its process left it. */
export async function getOpening(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<ConversationOpening> {
  return inTransaction(context, async ({ tx }) => {
    const [row] = await tx
      .select({
        handler: conversationsTable.handler,
        serviceClass: conversationsTable.serviceClass,
        assigneeUserId: conversationsTable.assigneeUserId,
        status: conversationsTable.status,
      })
      .from(conversationsTable)
      .where(eq(conversationsTable.id, conversationId));
    if (row === undefined) throw notFound('conversation');
    const turns = await tx
      .select({
        turnId: botTurnsTable.id,
        messageIds: botTurnsTable.messageIds,
        finishedAt: botTurnsTable.finishedAt,
      })
      .from(botTurnsTable)
      .where(eq(botTurnsTable.conversationId, conversationId))
      .orderBy(desc(botTurnsTable.startedAt))
      .limit(TURNS_REMEMBERED);
    const { status, ...opening } = row;
    return {
      ...opening,
      conversationId,
      policy: DEFAULT_POLICY,
      isClosed: status === 'closed',
      turnsTaken: Math.max(0, ...turns.map(({ turnId }) => turnNumberOf(conversationId, turnId))),
      answered: turns.filter((turn) => turn.finishedAt !== null).flatMap((turn) => turn.messageIds),
    };
  });
}
