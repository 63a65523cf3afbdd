import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, MessageId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';

/** A message as the thread shows it, with how far ours got. */
export function selectMessages({ tx }: TransactionContext) {
  return tx
    .select({
      id: messagesTable.id,
      sequence: messagesTable.sequence,
      senderKind: messagesTable.senderKind,
      senderName: sql<string>`case ${messagesTable.senderKind} when 'contact' then ${contactsTable.name} when 'team' then coalesce(${usersTable.name}, '') else '' end`,
      channel: messagesTable.channel,
      kind: messagesTable.kind,
      text: messagesTable.text,
      at: messagesTable.sentAt,
      turnId: messagesTable.turnId,
      outboundMessageId: outboundMessagesTable.id,
      outboundStatus: outboundMessagesTable.status,
      outboundReason: outboundMessagesTable.statusReason,
    })
    .from(messagesTable)
    .innerJoin(conversationsTable, eq(conversationsTable.id, messagesTable.conversationId))
    .innerJoin(contactsTable, eq(contactsTable.id, conversationsTable.contactId))
    .leftJoin(usersTable, eq(usersTable.id, messagesTable.senderUserId))
    .leftJoin(outboundMessagesTable, eq(outboundMessagesTable.id, messagesTable.outboundMessageId));
}

export type MessageRow = Awaited<ReturnType<typeof selectMessages>>[number];

/** The newest messages, oldest of them first; the cursor walks into the past. @throws DomainError conversation.not_found */
export async function listMessages(
  context: Context,
  {
    conversationId,
    cursor,
    limit,
  }: { conversationId: ConversationId; cursor?: string | undefined; limit: number },
) {
  return inTransaction(context, async (inner) => {
    const [conversation] = await inner.tx
      .select({ id: conversationsTable.id })
      .from(conversationsTable)
      .where(eq(conversationsTable.id, conversationId));
    if (conversation === undefined) throw notFound('conversation');
    const before = decodeCursor(cursor, 1);
    const rows = await selectMessages(inner)
      .where(
        and(
          eq(messagesTable.conversationId, conversationId),
          before === null ? undefined : lt(messagesTable.sequence, Number(before[0])),
        ),
      )
      .orderBy(desc(messagesTable.sequence))
      .limit(limit + 1);
    const page = toPage(rows, limit, (row) => [row.sequence]);
    return { rows: page.rows.toReversed(), nextCursor: page.nextCursor };
  });
}

/** @throws DomainError message.not_found */
export async function getMessage(
  context: Context,
  { messageId }: { messageId: MessageId },
): Promise<MessageRow> {
  return inTransaction(context, async (inner) => {
    const [row] = await selectMessages(inner).where(eq(messagesTable.id, messageId));
    if (row === undefined) throw notFound('message');
    return row;
  });
}
