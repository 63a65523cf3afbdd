import { sql } from 'drizzle-orm';
import { sweepCoverageTable } from '../../db/schema/zone/sweep-coverage.ts';
import { zoneStatusLogTable } from '../../db/schema/zone/zone-status-log.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { Comparison } from '../../domain/zone/compare-reading.ts';
import { isUp } from '../../domain/zone/to-zone-status.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { newId } from '../new-id.ts';
import { tellVenues } from '../venue/tell-venues.ts';
import type { ZoneSnapshot } from './load-shard-snapshot.ts';

/** A zone whose row differs from what was read. */
export type ZoneDifference = {
  zone: ZoneSnapshot;
  comparison: Comparison;
  volume: number | null;
  playlistName: string | null;
  detail: string | null;
};

export type SweepPage = {
  shard: number;
  sweepId: string;
  page: number;
  readAt: Date;
  zonesRead: number;
  zonesMissing: number;
  tokensUsed: number;
  requests: number;
  error: string | null;
  differences: ZoneDifference[];
};

/**
 * Writes what differs and one coverage stamp, in one transaction; an unchanged zone costs no write.
 * @returns the facts for the venues concerned, to be delivered after the commit.
 */
export async function recordSweepPage(
  context: Context,
  page: SweepPage,
): Promise<{ events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const written = await updateZones(tx, page);
    const changed = page.differences.filter(
      ({ zone, comparison }) => comparison.kind === 'changed' && written.has(zone.zoneId),
    );
    await logChanges(tx, page, changed);
    await tx.tx.insert(sweepCoverageTable).values({
      id: newId(),
      organizationId: context.organizationId,
      shard: page.shard,
      sweepId: page.sweepId,
      page: page.page,
      readAt: page.readAt,
      zonesRead: page.zonesRead,
      zonesChanged: changed.length,
      zonesMissing: page.zonesMissing,
      tokensUsed: page.tokensUsed,
      requests: page.requests,
      error: page.error,
    });
    await publish(tx, page, written);
    return { events: await tellVenues(tx, changesForVenues(page, changed), page.readAt) };
  });
}

/** Conditional on the status that was compared: a music change or a check meanwhile wins, the next round sees it. */
async function updateZones({ tx }: TransactionContext, page: SweepPage): Promise<Map<string, Date>> {
  if (page.differences.length === 0) return new Map();
  const rows = page.differences.map(({ zone, comparison, volume, playlistName }) => ({
    id: zone.zoneId,
    known: zone.status,
    status: comparison.kind === 'changed' ? comparison.status : zone.status,
    suspected: comparison.kind === 'suspected' ? comparison.status : null,
    volume,
    playlist: playlistName,
  }));
  const result = await tx.execute<{ id: string; status_since: string }>(sql`
    update zones z set
      status = r.status,
      status_since = case when r.status <> z.status or z.status_since = z.created_at then ${page.readAt.toISOString()}::timestamptz else z.status_since end,
      suspected_status = r.suspected,
      suspected_at = case when r.suspected is null then null else ${page.readAt.toISOString()}::timestamptz end,
      volume = r.volume,
      playlist_name = r.playlist
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, known text, status text, suspected text, volume int, playlist text)
    where z.id = r.id and z.status = r.known
    returning z.id, z.status_since`);
  return new Map(result.rows.map((row) => [row.id, new Date(row.status_since)]));
}

async function logChanges(
  context: TransactionContext,
  page: SweepPage,
  changed: ZoneDifference[],
): Promise<void> {
  if (changed.length === 0) return;
  await context.tx.insert(zoneStatusLogTable).values(
    changed.flatMap(({ zone, comparison, detail }) =>
      comparison.kind === 'changed'
        ? [
            {
              id: newId(),
              organizationId: context.organizationId,
              zoneId: zone.zoneId,
              venueId: zone.venueId,
              previousStatus: comparison.previousStatus,
              status: comparison.status,
              at: page.readAt,
              detail,
            },
          ]
        : [],
    ),
  );
}

/** A zone that somebody paused, and one that was found at the first look, concern nobody's watch. */
function changesForVenues(page: SweepPage, changed: ZoneDifference[]) {
  return changed.flatMap(({ zone, comparison }) => {
    if (comparison.kind !== 'changed' || zone.isNew) return [];
    if (isUp(comparison.previousStatus) && isUp(comparison.status)) return [];
    return [
      {
        venueId: zone.venueId,
        zoneId: zone.zoneId,
        previousStatus: comparison.previousStatus,
        status: comparison.status,
        at: page.readAt.getTime(),
      },
    ];
  });
}

async function publish(
  context: TransactionContext,
  page: SweepPage,
  written: Map<string, Date>,
): Promise<void> {
  const changes = page.differences.flatMap(({ zone, comparison, volume }) => {
    const statusSince = written.get(zone.zoneId);
    if (statusSince === undefined) return [];
    return [
      {
        topic: 'zone' as const,
        payload: {
          zoneId: zone.zoneId,
          venueId: zone.venueId,
          status: comparison.kind === 'changed' ? comparison.status : zone.status,
          statusSince: statusSince.toISOString(),
          suspectedStatus: comparison.kind === 'suspected' ? comparison.status : null,
          volume,
        },
      },
    ];
  });
  // screens ask again when a round begins: a notice for each page would be as many rows as stamps
  const coverage = {
    topic: 'coverage' as const,
    payload: { shard: page.shard, readAt: page.readAt.toISOString(), zonesRead: page.zonesRead },
  };
  await publishChanges(context, page.page === 0 ? [...changes, coverage] : changes);
}
