import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { ConnectionId } from '../../../domain/ids.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';

/** The shared pacer: one row per channel account hands out send times to all processes. */
export const channelPacesTable = pgTable(
  'channel_paces',
  {
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .primaryKey()
      .references(() => providerConnectionsTable.id),
    organizationId: organizationId().references(() => organizationsTable.id),
    /** Microseconds between two sends: 12,500 is 80 a second. */
    intervalMicros: integer('interval_micros').notNull(),
    nextFreeAt: instant('next_free_at').notNull(),
  },
  (t) => [index('channel_paces_organization').on(t.organizationId), scopePolicy('channel_paces')],
);
