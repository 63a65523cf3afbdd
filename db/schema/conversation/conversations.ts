import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { CONVERSATION_STATUSES, HANDLERS, SERVICE_CLASSES } from '../../../domain/conversation/lists.ts';
import type { ConversationStatus, Handler, ServiceClass } from '../../../domain/conversation/lists.ts';
import type { ContactId, ContactIdentityId, ConversationId, UserId, VenueId } from '../../../domain/ids.ts';
import { CHANNELS } from '../../../domain/message/channels.ts';
import type { Channel } from '../../../domain/message/channels.ts';
import { contactIdentitiesTable } from '../contact/contact-identities.ts';
import { contactsTable } from '../contact/contacts.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { usersTable } from '../user/users.ts';
import { venuesTable } from '../venue/venues.ts';

/** One open conversation per contact, whatever the channel. */
export const conversationsTable = pgTable(
  'conversations',
  {
    id: uuid('id').$type<ConversationId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .notNull()
      .references(() => contactsTable.id),
    /** Null while the contact speaks for several venues and has not said which. */
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .references(() => venuesTable.id),
    /** Channel and identity of the last inbound message: a reply leaves there. */
    channel: text('channel').$type<Channel>().notNull(),
    contactIdentityId: uuid('contact_identity_id')
      .$type<ContactIdentityId>()
      .notNull()
      .references(() => contactIdentitiesTable.id),
    status: text('status').$type<ConversationStatus>().notNull(),
    handler: text('handler').$type<Handler>().notNull(),
    handOverReason: text('hand_over_reason'),
    serviceClass: text('service_class').$type<ServiceClass>().notNull(),
    assigneeUserId: uuid('assignee_user_id')
      .$type<UserId>()
      .references(() => usersTable.id),
    /** Language of the last inbound message, BCP 47. */
    language: text('language'),
    lastMessageAt: instant('last_message_at').notNull(),
    /** Opens WhatsApp's 24-hour service window. */
    lastInboundAt: instant('last_inbound_at'),
    /** The first-response clock as the workflow keeps it; its events are rows of their own. */
    firstResponseDueAt: instant('first_response_due_at'),
    firstRespondedAt: instant('first_responded_at'),
    firstResponseBreachedAt: instant('first_response_breached_at'),
    /** Read by staff up to here. */
    readAt: instant('read_at'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('conversations_one_open').on(t.organizationId, t.contactId).where(sql`status = 'open'`),
    // the inbox list, newest first
    index('conversations_inbox').on(t.organizationId, t.status, t.lastMessageAt),
    index('conversations_contact').on(t.contactId),
    index('conversations_venue').on(t.venueId),
    index('conversations_identity').on(t.contactIdentityId),
    index('conversations_assignee').on(t.assigneeUserId),
    oneOf('conversations_channel', t.channel, CHANNELS),
    oneOf('conversations_status', t.status, CONVERSATION_STATUSES),
    oneOf('conversations_handler', t.handler, HANDLERS),
    oneOf('conversations_service_class', t.serviceClass, SERVICE_CLASSES),
    scopePolicy('conversations'),
  ],
);
