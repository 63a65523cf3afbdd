import { and, count, countDistinct, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/connection.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { sweepCoverageTable } from '../../db/schema/zone/sweep-coverage.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { ZONE_STATUSES } from '../../domain/zone/lists.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** A round may be late by half an interval before the watch counts as late itself. */
const LATE_FACTOR = 1.5;
/** Who was not read within this time has not been read for long enough to say so. */
const LOOK_BACK_MS = 2 * 3_600_000;
/** Time for one round to be read and written. */
const ROUND_SECONDS = 60;

/** The fleet in figures, and the proof that it is watched. */
export async function getMonitoringStatus(
  context: Context,
  { pollingIntervalSeconds }: { pollingIntervalSeconds: number },
) {
  return inTransaction(context, async ({ tx, clock }) => {
    const active = sql`not ${zonesTable.isArchived}`;
    const byStatus = await tx
      .select({ status: zonesTable.status, zones: count() })
      .from(zonesTable)
      .where(active)
      .groupBy(zonesTable.status);
    const [totals] = await tx
      .select({
        zonesTotal: count(),
        venuesTotal: countDistinct(zonesTable.venueId),
        suspects: sql<number>`count(*) filter (where ${zonesTable.suspectedStatus} is not null)`.mapWith(
          Number,
        ),
      })
      .from(zonesTable)
      .where(active);
    const [incidents] = await tx
      .select({ open: count() })
      .from(incidentsTable)
      .where(ne(incidentsTable.status, 'resolved'));
    const zones = Object.fromEntries(ZONE_STATUSES.map((status) => [status, 0])) as Record<
      ZoneStatus,
      number
    >; // cast: every status is in it
    for (const row of byStatus) zones[row.status] = row.zones;
    return {
      zones,
      zonesTotal: totals?.zonesTotal ?? 0,
      venuesTotal: totals?.venuesTotal ?? 0,
      suspects: totals?.suspects ?? 0,
      openIncidents: incidents?.open ?? 0,
      coverage: await readCoverage(tx, { now: clock.now(), pollingIntervalSeconds }),
    };
  });
}

/** Per shard the newest whole round, by its oldest reading, and what it cost. */
async function readCoverage(
  tx: Transaction,
  { now, pollingIntervalSeconds }: { now: Date; pollingIntervalSeconds: number },
) {
  const lookBack = new Date(now.getTime() - LOOK_BACK_MS);
  const shards = await tx
    .select({ shard: zonesTable.sweepShard, zones: count() })
    .from(zonesTable)
    .where(sql`not ${zonesTable.isArchived}`)
    .groupBy(zonesTable.sweepShard)
    .orderBy(zonesTable.sweepShard);
  return Promise.all(
    shards.map(async ({ shard, zones }) => {
      // a round that is still running, or broke off, proves nothing of the zones behind it
      const [last] = await tx
        .select({
          readAt: sql<Date>`min(${sweepCoverageTable.readAt})`.mapWith(sweepCoverageTable.readAt),
          tokensUsed: sql<number>`sum(${sweepCoverageTable.tokensUsed})`.mapWith(Number),
          requests: sql<number>`sum(${sweepCoverageTable.requests})`.mapWith(Number),
        })
        .from(sweepCoverageTable)
        .where(and(eq(sweepCoverageTable.shard, shard), gt(sweepCoverageTable.readAt, lookBack)))
        .groupBy(sweepCoverageTable.sweepId)
        .having(
          sql`count(${sweepCoverageTable.error}) = 0 and sum(${sweepCoverageTable.zonesRead} + ${sweepCoverageTable.zonesMissing}) >= ${zones}`,
        )
        .orderBy(desc(sql`min(${sweepCoverageTable.readAt})`))
        .limit(1);
      const ageSeconds = last === undefined ? null : (now.getTime() - last.readAt.getTime()) / 1_000;
      const bound = pollingIntervalSeconds * LATE_FACTOR + ROUND_SECONDS;
      return {
        shard,
        zones,
        lastReadAt: last?.readAt ?? null,
        ageSeconds,
        isLate: ageSeconds === null || ageSeconds > bound,
        tokensUsed: last?.tokensUsed ?? 0,
        requests: last?.requests ?? 0,
      };
    }),
  );
}
