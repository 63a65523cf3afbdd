import { inArray } from 'drizzle-orm';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { ZoneId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Those of the given zones that are this organization's, with the provider's ids. */
export async function findZones(context: Context, zoneIds: readonly ZoneId[]) {
  if (zoneIds.length === 0) return [];
  return inTransaction(context, ({ tx }) =>
    tx
      .select({
        zoneId: zonesTable.id,
        soundtrackZoneId: zonesTable.soundtrackZoneId,
        shard: zonesTable.sweepShard,
      })
      .from(zonesTable)
      .where(inArray(zonesTable.id, [...zoneIds])),
  );
}
