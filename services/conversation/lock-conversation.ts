import { eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';

export type ConversationRow = typeof conversationsTable.$inferSelect;

/** The row, locked to the end of the transaction: verbs on one conversation follow each other. */
export async function lockConversation(
  context: TransactionContext,
  conversationId: ConversationId,
): Promise<ConversationRow> {
  const [row] = await context.tx
    .select()
    .from(conversationsTable)
    .where(eq(conversationsTable.id, conversationId))
    .for('update');
  if (row === undefined) throw notFound('conversation');
  return row;
}
