import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { VenueId, ZoneId } from '../../../domain/ids.ts';
import type { ZoneStatus } from '../../../domain/zone/lists.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';

/** Changes, not samples. Partitioned by month of `at` (custom migration), so keys carry it. */
export const zoneStatusLogTable = pgTable(
  'zone_status_log',
  {
    /** The change's id; the venue's workflow ignores one it has seen. */
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    zoneId: uuid('zone_id').$type<ZoneId>().notNull(),
    venueId: uuid('venue_id').$type<VenueId>().notNull(),
    previousStatus: text('previous_status').$type<ZoneStatus>().notNull(),
    status: text('status').$type<ZoneStatus>().notNull(),
    /** When the reading that confirmed it was taken. */
    at: instant('at').notNull(),
    detail: text('detail'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.at] }),
    // history of one zone, newest first
    index('zone_status_log_zone').on(t.zoneId, t.at),
    index('zone_status_log_venue').on(t.venueId, t.at),
    scopePolicy('zone_status_log'),
  ],
);
