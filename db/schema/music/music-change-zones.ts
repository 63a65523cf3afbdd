import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { MusicChangeId, ZoneId } from '../../../domain/ids.ts';
import { ZONE_OUTCOMES } from '../../../domain/music/lists.ts';
import type { ZoneOutcome } from '../../../domain/music/lists.ts';
import type { PlayerState } from '../../../domain/music/schemas.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { zonesTable } from '../zone/zones.ts';
import { musicChangesTable } from './music-changes.ts';

/** What a change did in one zone: as it was read before, as wanted, as it was read back. */
export const musicChangeZonesTable = pgTable(
  'music_change_zones',
  {
    changeId: uuid('change_id')
      .$type<MusicChangeId>()
      .notNull()
      .references(() => musicChangesTable.id),
    zoneId: uuid('zone_id')
      .$type<ZoneId>()
      .notNull()
      .references(() => zonesTable.id),
    organizationId: organizationId().references(() => organizationsTable.id),
    before: jsonb('before').$type<PlayerState>(),
    wanted: jsonb('wanted').$type<Partial<PlayerState>>(),
    after: jsonb('after').$type<PlayerState>(),
    outcome: text('outcome').$type<ZoneOutcome>().notNull(),
    reason: text('reason'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.changeId, t.zoneId] }),
    index('music_change_zones_zone').on(t.zoneId),
    index('music_change_zones_organization').on(t.organizationId),
    oneOf('music_change_zones_outcome', t.outcome, ZONE_OUTCOMES),
    scopePolicy('music_change_zones'),
  ],
);
