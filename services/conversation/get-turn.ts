import { and, eq } from 'drizzle-orm';
import { botTurnsTable } from '../../db/schema/conversation/bot-turns.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, TurnId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Everything the bot did in one turn. @throws DomainError turn.not_found */
export async function getTurn(
  context: Context,
  { conversationId, turnId }: { conversationId: ConversationId; turnId: TurnId },
) {
  return inTransaction(context, async ({ tx }) => {
    const [turn] = await tx
      .select({
        id: botTurnsTable.id,
        path: botTurnsTable.path,
        startedAt: botTurnsTable.startedAt,
        finishedAt: botTurnsTable.finishedAt,
        promptVersion: botTurnsTable.promptVersion,
        modelName: botTurnsTable.modelName,
        inputTokens: botTurnsTable.inputTokens,
        outputTokens: botTurnsTable.outputTokens,
        steps: botTurnsTable.steps,
      })
      .from(botTurnsTable)
      .where(and(eq(botTurnsTable.id, turnId), eq(botTurnsTable.conversationId, conversationId)));
    if (turn === undefined) throw notFound('turn');
    return turn;
  });
}
