import { and, eq, isNull } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { VenueId, ZoneId } from '../../domain/ids.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** What is known of a zone before it is read. */
export type ZoneSnapshot = {
  zoneId: ZoneId;
  venueId: VenueId;
  soundtrackZoneId: string;
  status: ZoneStatus;
  suspectedStatus: ZoneStatus | null;
  volume: number | null;
  playlistName: string | null;
  /** Never read since it was entered: what is found first is no change that anybody must hear of. */
  isNew: boolean;
};

/** The shard's zones by the provider's id, in one read per round. */
export async function loadShardSnapshot(context: Context, shard: number): Promise<Map<string, ZoneSnapshot>> {
  const rows = await inTransaction(context, ({ tx }) =>
    tx
      .select({
        zoneId: zonesTable.id,
        venueId: zonesTable.venueId,
        soundtrackZoneId: zonesTable.soundtrackZoneId,
        status: zonesTable.status,
        suspectedStatus: zonesTable.suspectedStatus,
        volume: zonesTable.volume,
        playlistName: zonesTable.playlistName,
        statusSince: zonesTable.statusSince,
        createdAt: zonesTable.createdAt,
      })
      .from(zonesTable)
      .innerJoin(venuesTable, eq(venuesTable.id, zonesTable.venueId))
      .where(
        and(
          eq(zonesTable.sweepShard, shard),
          eq(zonesTable.isArchived, false),
          isNull(venuesTable.archivedAt),
        ),
      ),
  );
  return new Map(
    rows.map(({ statusSince, createdAt, ...zone }) => [
      zone.soundtrackZoneId,
      { ...zone, isNew: zone.status === 'unknown' && statusSince.getTime() === createdAt.getTime() },
    ]),
  );
}
