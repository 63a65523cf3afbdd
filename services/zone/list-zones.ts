import { asc, desc, eq, gt, max, sql } from 'drizzle-orm';
import { brandsTable } from '../../db/schema/customer/brands.ts';
import { customersTable } from '../../db/schema/customer/customers.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { sweepCoverageTable } from '../../db/schema/zone/sweep-coverage.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { currentLiveCursor } from '../live/read-changes.ts';
import { worstFirst } from './worst-first.ts';

/** The whole fleet for the live grid, worst first: small rows, since there are ten thousand of them. */
export async function listZones(context: Context) {
  return inTransaction(context, async ({ tx }) => {
    // taken before the rows: a change in between is shown twice rather than missed
    const liveCursor = await currentLiveCursor(tx);
    const rows = await tx
      .select({
        id: zonesTable.id,
        venueId: zonesTable.venueId,
        name: zonesTable.name,
        status: zonesTable.status,
        statusSince: zonesTable.statusSince,
        suspectedStatus: zonesTable.suspectedStatus,
        volume: zonesTable.volume,
        nowPlaying: zonesTable.nowPlaying,
        venueName: venuesTable.name,
        brandName: brandsTable.name,
        city: venuesTable.city,
        countryCode: venuesTable.countryCode,
      })
      .from(zonesTable)
      .innerJoin(venuesTable, eq(venuesTable.id, zonesTable.venueId))
      .innerJoin(customersTable, eq(customersTable.id, venuesTable.customerId))
      .leftJoin(brandsTable, eq(brandsTable.id, customersTable.brandId))
      .where(sql`not ${zonesTable.isArchived} and ${venuesTable.archivedAt} is null`)
      .orderBy(
        worstFirst(zonesTable.status, zonesTable.suspectedStatus),
        desc(zonesTable.statusSince),
        asc(venuesTable.name),
        asc(zonesTable.name),
      );
    const [coverage] = await tx
      .select({ lastReadAt: max(sweepCoverageTable.readAt) })
      .from(sweepCoverageTable)
      .where(gt(sweepCoverageTable.zonesRead, 0));
    return { rows, liveCursor, lastReadAt: coverage?.lastReadAt ?? null };
  });
}
