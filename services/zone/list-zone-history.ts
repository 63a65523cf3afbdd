import { and, desc, eq, sql } from 'drizzle-orm';
import { zoneStatusLogTable } from '../../db/schema/zone/zone-status-log.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { ZoneId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';

/** Status changes of one zone, newest first (MON-11). @throws DomainError zone.not_found */
export async function listZoneHistory(
  context: Context,
  { zoneId, cursor, limit }: { zoneId: ZoneId; cursor?: string | undefined; limit: number },
) {
  return inTransaction(context, async ({ tx }) => {
    const [zone] = await tx.select({ id: zonesTable.id }).from(zonesTable).where(eq(zonesTable.id, zoneId));
    if (zone === undefined) throw notFound('zone');
    const after = decodeCursor(cursor, 2);
    const rows = await tx
      .select({
        id: zoneStatusLogTable.id,
        at: zoneStatusLogTable.at,
        previousStatus: zoneStatusLogTable.previousStatus,
        status: zoneStatusLogTable.status,
        detail: zoneStatusLogTable.detail,
      })
      .from(zoneStatusLogTable)
      .where(
        and(
          eq(zoneStatusLogTable.zoneId, zoneId),
          after === null
            ? undefined
            : sql`(${zoneStatusLogTable.at}, ${zoneStatusLogTable.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(zoneStatusLogTable.at), desc(zoneStatusLogTable.id))
      .limit(limit + 1);
    return toPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  });
}
