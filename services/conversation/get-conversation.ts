import { eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { listVenuesOfContact } from '../contact/list-venues-of-contact.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { selectConversations } from './list-conversations.ts';

/** One conversation with the venues its contact speaks for. @throws DomainError conversation.not_found */
export async function getConversation(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
) {
  return inTransaction(context, async (inner) => {
    const [row] = await selectConversations(inner).where(eq(conversationsTable.id, conversationId));
    if (row === undefined) throw notFound('conversation');
    const venues = await listVenuesOfContact(inner, row.contactId);
    return {
      ...row,
      venues: venues.map((venue) => ({ id: venue.venueId, name: venue.venueName, roles: venue.roles })),
    };
  });
}
