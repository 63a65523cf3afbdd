import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ConnectionId } from '../../../domain/ids.ts';
import { CHANNELS } from '../../../domain/message/channels.ts';
import type { Channel } from '../../../domain/message/channels.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';

/** Signed rightly but not understood: kept whole for a person, answered 2xx so that the vendor stops. */
export const quarantinedWebhooksTable = pgTable(
  'quarantined_webhooks',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    channel: text('channel').$type<Channel>().notNull(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => providerConnectionsTable.id),
    rawBody: text('raw_body').notNull(),
    reason: text('reason').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    index('quarantined_webhooks_organization').on(t.organizationId, t.receivedAt),
    index('quarantined_webhooks_connection').on(t.connectionId),
    oneOf('quarantined_webhooks_channel', t.channel, CHANNELS),
    scopePolicy('quarantined_webhooks'),
  ],
);
