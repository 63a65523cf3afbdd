import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { botTurnsTable } from '../../db/schema/conversation/bot-turns.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import type { Language } from '../../domain/conversation/language.ts';
import type { TurnStep } from '../../domain/conversation/turn-record.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, MessageId } from '../../domain/ids.ts';
import { listVenuesOfContact } from '../contact/list-venues-of-contact.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';

export type TurnContext = Awaited<ReturnType<typeof getTurnContext>>;

/** What a turn is about: its messages, who wrote them, what he speaks for, and what the bot did last. */
export async function getTurnContext(
  context: Context,
  input: { conversationId: ConversationId; messageIds: MessageId[] },
) {
  return inTransaction(context, async (tx) => {
    const conversation = await loadConversation(tx, input.conversationId);
    const messages = await tx.tx
      .select({
        messageId: messagesTable.id,
        text: messagesTable.text,
        kind: messagesTable.kind,
        providerMessageId: messagesTable.providerMessageId,
        receivedAt: messagesTable.receivedAt,
      })
      .from(messagesTable)
      .where(
        and(
          eq(messagesTable.conversationId, input.conversationId),
          inArray(messagesTable.id, input.messageIds),
        ),
      )
      .orderBy(messagesTable.sequence);
    return {
      conversation,
      messages,
      venues: await listVenuesOfContact(tx, conversation.contactId),
      lastTurn: await loadLastTurn(tx, input.conversationId),
    };
  });
}

async function loadConversation({ tx }: TransactionContext, conversationId: ConversationId) {
  const [row] = await tx
    .select({
      contactId: conversationsTable.contactId,
      channel: conversationsTable.channel,
      handler: conversationsTable.handler,
      serviceClass: conversationsTable.serviceClass,
      venueId: conversationsTable.venueId,
      language: conversationsTable.language,
      connectionId: contactIdentitiesTable.connectionId,
      externalId: contactIdentitiesTable.externalId,
    })
    .from(conversationsTable)
    .innerJoin(contactIdentitiesTable, eq(contactIdentitiesTable.id, conversationsTable.contactIdentityId))
    .where(eq(conversationsTable.id, conversationId));
  if (row === undefined) throw notFound('conversation');
  const language: Language = row.language === 'th' ? 'th' : 'en';
  return { ...row, language };
}

/** The bot's last finished turn here: its question may be what the contact now answers. */
async function loadLastTurn({ tx }: TransactionContext, conversationId: ConversationId) {
  const [turn] = await tx
    .select({ steps: botTurnsTable.steps, finishedAt: botTurnsTable.finishedAt })
    .from(botTurnsTable)
    .where(and(eq(botTurnsTable.conversationId, conversationId), isNotNull(botTurnsTable.finishedAt)))
    .orderBy(desc(botTurnsTable.startedAt))
    .limit(1);
  if (turn === undefined || turn.finishedAt === null) return null;
  return { steps: turn.steps as TurnStep[], finishedAt: turn.finishedAt }; // cast: written by saveTurn only
}
