import { eq, isNull, sql } from 'drizzle-orm';
import { botTurnsTable } from '../../db/schema/conversation/bot-turns.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MusicChangeId, TurnId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** What a turn has done so far. A finished turn is never written again. */
export async function saveTurn(
  context: Context,
  input: {
    conversationId: ConversationId;
    turn: TurnRecord;
    pendingMusicChangeId?: MusicChangeId | null;
    isFinished?: boolean;
  },
): Promise<void> {
  const { turnId, ...turn } = input.turn;
  await inTransaction(context, async ({ tx, organizationId, clock }) => {
    await tx
      .insert(botTurnsTable)
      .values({
        ...turn,
        id: turnId,
        organizationId,
        conversationId: input.conversationId,
        pendingMusicChangeId: input.pendingMusicChangeId ?? null,
        finishedAt: input.isFinished === true ? clock.now() : null,
      })
      .onConflictDoUpdate({
        target: botTurnsTable.id,
        set: {
          path: sql`excluded.path`,
          steps: sql`excluded.steps`,
          pendingMusicChangeId: sql`excluded.pending_music_change_id`,
          promptVersion: sql`excluded.prompt_version`,
          modelName: sql`excluded.model_name`,
          inputTokens: sql`excluded.input_tokens`,
          outputTokens: sql`excluded.output_tokens`,
          finishedAt: sql`excluded.finished_at`,
        },
        setWhere: isNull(botTurnsTable.finishedAt),
      });
  });
}

/** The turn as it was left, or null when nothing was written of it. */
export async function findTurn(context: Context, { turnId }: { turnId: TurnId }): Promise<TurnRecord | null> {
  return inTransaction(context, async ({ tx }) => {
    const [row] = await tx.select().from(botTurnsTable).where(eq(botTurnsTable.id, turnId));
    if (row === undefined) return null;
    const { id, messageIds, path, startedAt, promptVersion, modelName, inputTokens, outputTokens } = row;
    const steps = row.steps as TurnRecord['steps']; // cast: written by saveTurn only
    return {
      turnId: id,
      messageIds,
      path,
      startedAt,
      steps,
      promptVersion,
      modelName,
      inputTokens,
      outputTokens,
    };
  });
}
