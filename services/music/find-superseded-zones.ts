import { and, eq, gt, inArray, isNotNull, or } from 'drizzle-orm';
import { musicChangeZonesTable } from '../../db/schema/music/music-change-zones.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { MusicChangeId, ZoneId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Zones that a later change has taken in hand: an earlier one must not write to them any more. */
export async function findSupersededZones(
  context: Context,
  { changeId, zoneIds }: { changeId: MusicChangeId; zoneIds: ZoneId[] },
): Promise<ReadonlySet<ZoneId>> {
  if (zoneIds.length === 0) return new Set();
  return inTransaction(context, async ({ tx }) => {
    const [change] = await tx
      .select({ createdAt: musicChangesTable.createdAt })
      .from(musicChangesTable)
      .where(eq(musicChangesTable.id, changeId));
    if (change === undefined) return new Set();
    const later = or(
      gt(musicChangesTable.createdAt, change.createdAt),
      // made in the same millisecond: their ids tell which came later
      and(eq(musicChangesTable.createdAt, change.createdAt), gt(musicChangesTable.id, changeId)),
    );
    const rows = await tx
      .selectDistinct({ zoneId: musicChangeZonesTable.zoneId })
      .from(musicChangeZonesTable)
      .innerJoin(musicChangesTable, eq(musicChangesTable.id, musicChangeZonesTable.changeId))
      .where(
        and(
          inArray(musicChangeZonesTable.zoneId, zoneIds),
          // read before means about to be written
          isNotNull(musicChangeZonesTable.before),
          inArray(musicChangeZonesTable.outcome, ['verified', 'on_the_way', 'not_verified']),
          later,
        ),
      );
    return new Set(rows.map(({ zoneId }) => zoneId));
  });
}
