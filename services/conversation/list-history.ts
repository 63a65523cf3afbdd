import { and, desc, eq, sql } from 'drizzle-orm';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import type { ConversationId, MessageId } from '../../domain/ids.ts';
import type { MessageKind, SenderKind } from '../../domain/message/channels.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

export type HistoryLine = { senderKind: SenderKind; kind: MessageKind; text: string | null };

/** What was said before a turn's own messages, oldest first. */
export async function listHistory(
  context: Context,
  input: { conversationId: ConversationId; before: MessageId[]; limit: number },
): Promise<HistoryLine[]> {
  return inTransaction(context, async ({ tx }) => {
    const rows = await tx
      .select({
        senderKind: messagesTable.senderKind,
        kind: messagesTable.kind,
        text: messagesTable.text,
      })
      .from(messagesTable)
      .where(
        and(
          eq(messagesTable.conversationId, input.conversationId),
          sql`${messagesTable.sequence} < (select min(sequence) from messages where id = any(${sql.param(input.before)}::uuid[]))`,
        ),
      )
      .orderBy(desc(messagesTable.sequence))
      .limit(input.limit);
    return rows.reverse();
  });
}
