import { sql } from 'drizzle-orm';
import { zoneStatusLogTable } from '../../db/schema/zone/zone-status-log.ts';
import type { LiveChange } from '../../domain/contract/live.ts';
import type { VenueId, ZoneId } from '../../domain/ids.ts';
import type { PlayerState } from '../../domain/music/schemas.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

type UpdatedZone = {
  id: ZoneId;
  venue_id: VenueId;
  previous_status: ZoneStatus;
  status: ZoneStatus;
  status_since: string;
  volume: number | null;
};

/**
 * Puts what was read back into the zones' snapshots, so that screens show it before the next sweep does. Only
 * between playing, paused and muted: whether a player is there at all is the watch's to say.
 */
export async function updateZoneSnapshots(
  context: TransactionContext,
  read: readonly { zoneId: ZoneId; after: PlayerState }[],
): Promise<LiveChange[]> {
  if (read.length === 0) return [];
  const at = context.clock.now().toISOString();
  const rows = read.map(({ zoneId, after }) => ({
    id: zoneId,
    status: statusOf(after),
    volume: after.volume,
  }));
  const result = await context.tx.execute<UpdatedZone>(sql`
    update zones z set
      status = coalesce(r.status, z.status),
      status_since = case when coalesce(r.status, z.status) <> z.status then ${at}::timestamptz else z.status_since end,
      suspected_status = null,
      suspected_at = null,
      volume = coalesce(r.volume, z.volume)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, status text, volume int)
    join zones old on old.id = r.id
    where z.id = r.id and z.status in ('playing', 'paused', 'muted')
      and (coalesce(r.status, z.status) <> z.status or coalesce(r.volume, z.volume) is distinct from z.volume)
    returning z.id, z.venue_id, old.status as previous_status, z.status, z.status_since, z.volume`);
  await logStatusChanges(context, result.rows);
  return result.rows.map((zone) => ({
    topic: 'zone',
    payload: {
      zoneId: zone.id,
      venueId: zone.venue_id,
      status: zone.status,
      statusSince: new Date(zone.status_since).toISOString(),
      suspectedStatus: null,
      volume: zone.volume,
    },
  }));
}

/** Null leaves the status as it is known. */
function statusOf(after: PlayerState): ZoneStatus | null {
  if (after.isPlaying === null) return null;
  if (!after.isPlaying) return 'paused';
  return after.volume === 0 ? 'muted' : 'playing';
}

async function logStatusChanges(context: TransactionContext, zones: readonly UpdatedZone[]): Promise<void> {
  const changed = zones.filter((zone) => zone.status !== zone.previous_status);
  if (changed.length === 0) return;
  await context.tx.insert(zoneStatusLogTable).values(
    changed.map((zone) => ({
      id: newId(),
      organizationId: context.organizationId,
      zoneId: zone.id,
      venueId: zone.venue_id,
      previousStatus: zone.previous_status,
      status: zone.status,
      at: context.clock.now(),
      detail: 'music_change',
    })),
  );
}
