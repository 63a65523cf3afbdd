import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConnectionId } from '../../../domain/ids.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';

/** Status callbacks as they came; one may outrun our own note that the vendor accepted the message. */
export const deliveryReportsTable = pgTable(
  'delivery_reports',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => providerConnectionsTable.id),
    providerMessageId: text('provider_message_id').notNull(),
    /** Our id as the vendor echoed it: proof of acceptance even when its answer was lost. */
    outboundId: text('outbound_id'),
    status: text('status').$type<'sent' | 'delivered' | 'read' | 'failed'>().notNull(),
    at: instant('at').notNull(),
    errorCode: text('error_code'),
    errorText: text('error_text'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    unique('delivery_reports_once').on(t.connectionId, t.providerMessageId, t.status),
    index('delivery_reports_outbound').on(t.outboundId),
    index('delivery_reports_organization').on(t.organizationId),
    scopePolicy('delivery_reports'),
  ],
);
