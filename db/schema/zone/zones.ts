import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { VenueId, ZoneId } from '../../../domain/ids.ts';
import { ZONE_KINDS, ZONE_STATUSES } from '../../../domain/zone/lists.ts';
import type { ZoneKind, ZoneStatus } from '../../../domain/zone/lists.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { venuesTable } from '../venue/venues.ts';

/**
 * One stream with its last snapshot. The snapshot is written only when it differs from the reading:
 * when a zone was last read stands in the coverage of its shard, not here.
 */
export const zonesTable = pgTable(
  'zones',
  {
    id: uuid('id').$type<ZoneId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .notNull()
      .references(() => venuesTable.id),
    name: text('name').notNull(),
    kind: text('kind').$type<ZoneKind>().notNull(),
    soundtrackZoneId: text('soundtrack_zone_id').notNull(),
    /** Shard of the sweep that reads it. */
    sweepShard: smallint('sweep_shard').notNull().default(0),
    /** Louder than this needs a person's approval; null: only the scale limits. */
    volumeCeiling: integer('volume_ceiling'),
    status: text('status').$type<ZoneStatus>().notNull().default('unknown'),
    statusSince: instant('status_since').notNull(),
    /** Set while one reading differs and the second is awaited. */
    suspectedStatus: text('suspected_status').$type<ZoneStatus>(),
    suspectedAt: instant('suspected_at'),
    volume: integer('volume'),
    nowPlaying: text('now_playing'),
    playlistName: text('playlist_name'),
    isArchived: boolean('is_archived').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('zones_soundtrack_zone').on(t.organizationId, t.soundtrackZoneId),
    index('zones_venue').on(t.venueId),
    // the live grid, worst first, and the sweep's snapshot of its shard
    index('zones_shard').on(t.organizationId, t.sweepShard),
    index('zones_suspected').on(t.organizationId, t.suspectedAt).where(sql`suspected_at is not null`),
    oneOf('zones_kind', t.kind, ZONE_KINDS),
    oneOf('zones_status', t.status, ZONE_STATUSES),
    scopePolicy('zones'),
  ],
);
