import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type {
  ConnectionId,
  ContactIdentityId,
  ConversationId,
  IncidentId,
  OutboundMessageId,
} from '../../../domain/ids.ts';
import { CHANNELS } from '../../../domain/message/channels.ts';
import type { Channel } from '../../../domain/message/channels.ts';
import { OUTBOUND_PURPOSES, OUTBOUND_STATUSES } from '../../../domain/message/outbound.ts';
import type { OutboundPurpose, OutboundStatus } from '../../../domain/message/outbound.ts';
import { contactIdentitiesTable } from '../contact/contact-identities.ts';
import { conversationsTable } from '../conversation/conversations.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { incidentsTable } from '../incident/incidents.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';

/** The send ledger: a row before anything leaves, unique on its business key. Status moves forward only. */
export const outboundMessagesTable = pgTable(
  'outbound_messages',
  {
    id: uuid('id').$type<OutboundMessageId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    /** `turn/<id>/<part>`, `incident/<id>/<contact>/<step>/<channel>`, `person/<message>`: what must leave once. */
    businessKey: text('business_key').notNull(),
    purpose: text('purpose').$type<OutboundPurpose>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => providerConnectionsTable.id),
    contactIdentityId: uuid('contact_identity_id')
      .$type<ContactIdentityId>()
      .notNull()
      .references(() => contactIdentitiesTable.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversationsTable.id),
    incidentId: uuid('incident_id')
      .$type<IncidentId>()
      .references(() => incidentsTable.id),
    /** E-mail only. */
    subject: text('subject'),
    body: text('body').notNull(),
    status: text('status').$type<OutboundStatus>().notNull(),
    statusReason: text('status_reason'),
    /** Fences a zombie attempt: only the holder of the newest token may mark the row. */
    attemptToken: uuid('attempt_token'),
    attempts: integer('attempts').notNull().default(0),
    /** 1 conversation reply, 2 incident, 4 campaign. */
    priority: smallint('priority').notNull(),
    providerMessageId: text('provider_message_id'),
    /** What allowed it at the instant of sending: window, purpose, pace slot. */
    permit: jsonb('permit').$type<Record<string, unknown>>(),
    intendedAt: instant('intended_at').notNull(),
    sendingAt: instant('sending_at'),
    acceptedAt: instant('accepted_at'),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    readAt: instant('read_at'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('outbound_messages_business_key').on(t.organizationId, t.businessKey),
    // joins a status callback to its row
    index('outbound_messages_provider').on(t.connectionId, t.providerMessageId),
    // what is with a person now
    index('outbound_messages_unsettled')
      .on(t.organizationId, t.status)
      .where(sql`status in ('intended', 'sending', 'unknown')`),
    index('outbound_messages_conversation').on(t.conversationId),
    index('outbound_messages_incident').on(t.incidentId),
    index('outbound_messages_identity').on(t.contactIdentityId),
    oneOf('outbound_messages_status', t.status, OUTBOUND_STATUSES),
    oneOf('outbound_messages_purpose', t.purpose, OUTBOUND_PURPOSES),
    oneOf('outbound_messages_channel', t.channel, CHANNELS),
    scopePolicy('outbound_messages'),
  ],
);
