import { bigserial, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type {
  ConnectionId,
  ConversationId,
  MessageId,
  OutboundMessageId,
  TurnId,
  UserId,
} from '../../../domain/ids.ts';
import { CHANNELS, MESSAGE_KINDS, SENDER_KINDS } from '../../../domain/message/channels.ts';
import type { Channel, MessageKind, SenderKind } from '../../../domain/message/channels.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';
import { usersTable } from '../user/users.ts';
import { conversationsTable } from './conversations.ts';

/** What was said, both ways. Whether ours arrived stands in the send ledger. */
export const messagesTable = pgTable(
  'messages',
  {
    id: uuid('id').$type<MessageId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversationsTable.id),
    /** Arrival order; ties of the provider's clock are settled by it. */
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    senderKind: text('sender_kind').$type<SenderKind>().notNull(),
    senderUserId: uuid('sender_user_id')
      .$type<UserId>()
      .references(() => usersTable.id),
    channel: text('channel').$type<Channel>().notNull(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => providerConnectionsTable.id),
    /** Inbound only; ours carry theirs in the ledger. */
    providerMessageId: text('provider_message_id'),
    kind: text('kind').$type<MessageKind>().notNull(),
    text: text('text'),
    /** LINE's one-use token of an inbound message. */
    replyToken: text('reply_token'),
    turnId: uuid('turn_id').$type<TurnId>(),
    outboundMessageId: uuid('outbound_message_id').$type<OutboundMessageId>(),
    /** The provider's instant for inbound, ours for the rest. */
    sentAt: instant('sent_at').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    // a second delivery of the same message is one row
    unique('messages_provider').on(t.connectionId, t.providerMessageId),
    index('messages_conversation').on(t.conversationId, t.sequence),
    index('messages_organization').on(t.organizationId),
    index('messages_outbound').on(t.outboundMessageId),
    index('messages_sender_user').on(t.senderUserId),
    oneOf('messages_sender_kind', t.senderKind, SENDER_KINDS),
    oneOf('messages_channel', t.channel, CHANNELS),
    oneOf('messages_kind', t.kind, MESSAGE_KINDS),
    scopePolicy('messages'),
  ],
);
