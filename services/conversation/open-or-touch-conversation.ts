import { sql } from 'drizzle-orm';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { detectLanguage } from '../../domain/conversation/language.ts';
import type { ServiceClass } from '../../domain/conversation/lists.ts';
import type { ContactId, ContactIdentityId, ConversationId, VenueId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

/**
 * The contact's one open conversation, moved to the channel he has just written on; or a new one. One statement on
 * the unique index, so that parallel first messages meet in one conversation and closing cannot slip in between.
 */
export async function openOrTouchConversation(
  context: TransactionContext,
  input: {
    contactId: ContactId;
    contactIdentityId: ContactIdentityId;
    channel: Channel;
    text: string | null;
    serviceClass: ServiceClass;
  },
): Promise<{ conversationId: ConversationId; isNew: boolean }> {
  const { contactId, contactIdentityId, channel, text, serviceClass } = input;
  const now = context.clock.now();
  const t = conversationsTable;
  const [row] = await context.tx
    .insert(conversationsTable)
    .values({
      id: newId<ConversationId>(),
      organizationId: context.organizationId,
      contactId,
      contactIdentityId,
      venueId: onlyVenueOf(contactId),
      channel,
      status: 'open',
      handler: 'bot',
      serviceClass,
      language: text === null ? null : detectLanguage(text),
      lastMessageAt: now,
      lastInboundAt: now,
      openedAt: now,
    })
    .onConflictDoUpdate({
      target: [t.organizationId, t.contactId],
      targetWhere: sql`status = 'open'`,
      set: {
        channel,
        contactIdentityId,
        language: sql`coalesce(excluded.language, ${t.language})`,
        serviceClass: sql`case when excluded.service_class = 'urgent' then 'urgent' else ${t.serviceClass} end`,
        lastMessageAt: sql`greatest(excluded.last_message_at, ${t.lastMessageAt})`,
        lastInboundAt: sql`greatest(excluded.last_inbound_at, ${t.lastInboundAt})`,
      },
    })
    // xmax is 0 for a row that this very statement has made
    .returning({ conversationId: t.id, isNew: sql<boolean>`xmax = 0` });
  if (row === undefined) throw new Error('an upsert returns its row');
  if (row.isNew) {
    await recordAudit(context, {
      action: 'conversation.opened',
      entityType: 'conversation',
      entityId: row.conversationId,
      after: { contactId, channel, serviceClass },
    });
  }
  return row;
}

/** Null while the contact speaks for several venues, or for none. */
function onlyVenueOf(contactId: ContactId) {
  const r = contactVenueRolesTable;
  return sql<VenueId>`(select (array_agg(distinct ${r.venueId}))[1] from ${r} where ${r.contactId} = ${contactId} having count(distinct ${r.venueId}) = 1)`;
}
