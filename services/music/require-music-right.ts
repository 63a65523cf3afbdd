import { and, eq } from 'drizzle-orm';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { notFound } from '../../domain/errors.ts';
import type { ContactId, ConversationId, VenueId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';

/**
 * The first line of every verb on music. Staff need the right; a contact, and the bot that speaks with him, reach
 * the venues of his roles and learn nothing of the others.
 * @throws DomainError venue.not_found, user.forbidden
 */
export async function requireMusicRight(
  context: TransactionContext,
  { venueId, isChange }: { venueId: VenueId; isChange: boolean },
): Promise<void> {
  const { actor } = context;
  if (actor.kind === 'person' && isChange) requirePermission(context, 'music.change');
  if (actor.kind !== 'contact' && actor.kind !== 'bot') return;
  const contactId = await findContactBehind(context);
  const [role] = await context.tx
    .select({ role: contactVenueRolesTable.role })
    .from(contactVenueRolesTable)
    .where(
      and(
        eq(contactVenueRolesTable.contactId, contactId ?? NOBODY),
        eq(contactVenueRolesTable.venueId, venueId),
      ),
    )
    .limit(1);
  if (role === undefined) throw notFound('venue');
}

const NOBODY = '00000000-0000-0000-0000-000000000000' as ContactId; // cast: no contact has this id

/** The person for whom an order is given: the contact himself, or the one the bot speaks with. */
export async function findContactBehind({ tx, actor }: TransactionContext): Promise<ContactId | null> {
  if (actor.kind === 'contact') return actor.contactId;
  if (actor.kind !== 'bot') return null;
  const [conversation] = await tx
    .select({ contactId: conversationsTable.contactId })
    .from(conversationsTable)
    .where(eq(conversationsTable.id, actor.conversationId as ConversationId)); // cast: the bot's actor carries it as text
  return conversation?.contactId ?? null;
}
