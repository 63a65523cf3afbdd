import { index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** One stamp per page that a sweep read: the proof that it watches.. */
export const sweepCoverageTable = pgTable(
  'sweep_coverage',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    shard: smallint('shard').notNull(),
    sweepId: uuid('sweep_id').notNull(),
    page: integer('page').notNull(),
    readAt: instant('read_at').notNull(),
    zonesRead: integer('zones_read').notNull(),
    zonesChanged: integer('zones_changed').notNull(),
    /** Zones of ours that the provider did not show or refused; they became `unknown`. */
    zonesMissing: integer('zones_missing').notNull(),
    tokensUsed: integer('tokens_used').notNull(),
    requests: integer('requests').notNull(),
    error: text('error'),
  },
  (t) => [
    // the newest stamp of a shard
    index('sweep_coverage_shard').on(t.organizationId, t.shard, t.readAt),
    scopePolicy('sweep_coverage'),
  ],
);
