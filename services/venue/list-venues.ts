import { and, eq, ilike, isNull, ne, or, sql } from 'drizzle-orm';
import { brandsTable } from '../../db/schema/customer/brands.ts';
import { customersTable } from '../../db/schema/customer/customers.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { IncidentId, VenueId } from '../../domain/ids.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';
import { worstFirst } from '../zone/worst-first.ts';

/** Everything a row of a venue says; also the head of its page. */
export const venueColumns = {
  id: venuesTable.id,
  name: venuesTable.name,
  customerName: customersTable.name,
  brandName: brandsTable.name,
  city: venuesTable.city,
  countryCode: venuesTable.countryCode,
  timezone: venuesTable.timezone,
  zones:
    sql<number>`(select count(*) from ${zonesTable} where ${zonesTable.venueId} = ${venuesTable.id} and not ${zonesTable.isArchived})`.mapWith(
      Number,
    ),
  worstStatus: sql<ZoneStatus | null>`(select ${zonesTable.status} from ${zonesTable} where ${zonesTable.venueId} = ${venuesTable.id} and not ${zonesTable.isArchived} order by ${worstFirst(zonesTable.status, zonesTable.suspectedStatus)} limit 1)`,
  openIncidentId: sql<IncidentId | null>`(select ${incidentsTable.id} from ${incidentsTable} where ${incidentsTable.venueId} = ${venuesTable.id} and ${ne(incidentsTable.status, 'resolved')} limit 1)`,
};

/** Venues by name; the text is looked for in venue, customer, brand and city. */
export async function listVenues(
  context: Context,
  input: {
    search?: string | undefined;
    countryCode?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  return inTransaction(context, async ({ tx }) => {
    const after = decodeCursor(input.cursor, 2);
    const pattern = input.search === undefined ? null : `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx
      .select(venueColumns)
      .from(venuesTable)
      .innerJoin(customersTable, eq(customersTable.id, venuesTable.customerId))
      .leftJoin(brandsTable, eq(brandsTable.id, customersTable.brandId))
      .where(
        and(
          isNull(venuesTable.archivedAt),
          input.countryCode === undefined
            ? undefined
            : eq(venuesTable.countryCode, input.countryCode.toUpperCase()),
          pattern === null
            ? undefined
            : or(
                ilike(venuesTable.name, pattern),
                ilike(customersTable.name, pattern),
                ilike(brandsTable.name, pattern),
                ilike(venuesTable.city, pattern),
              ),
          after === null
            ? undefined
            : sql`(${venuesTable.name}, ${venuesTable.id}) > (${after[0]}, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(venuesTable.name, venuesTable.id)
      .limit(input.limit + 1);
    return toPage(rows, input.limit, (row: { name: string; id: VenueId }) => [row.name, row.id]);
  });
}
