import { inArray } from 'drizzle-orm';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { ZoneId } from '../../domain/ids.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

export type ZoneSnapshot = {
  zoneId: ZoneId;
  name: string;
  soundtrackZoneId: string;
  status: ZoneStatus;
  statusSince: Date;
  volume: number | null;
  nowPlaying: string | null;
};

/** Zones as monitoring knows them. The caller has proven that the contact may ask for them. */
export async function listZoneSnapshots(context: Context, zoneIds: ZoneId[]): Promise<ZoneSnapshot[]> {
  return inTransaction(context, async ({ tx }) =>
    tx
      .select({
        zoneId: zonesTable.id,
        name: zonesTable.name,
        soundtrackZoneId: zonesTable.soundtrackZoneId,
        status: zonesTable.status,
        statusSince: zonesTable.statusSince,
        volume: zonesTable.volume,
        nowPlaying: zonesTable.nowPlaying,
      })
      .from(zonesTable)
      .where(inArray(zonesTable.id, zoneIds))
      .orderBy(zonesTable.name),
  );
}
