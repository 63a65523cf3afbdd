import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { VenueId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';

type ZoneOfIncident = { id: string; name: string; isBack: boolean };

/** What a row of an incident says, with its zones and whether each is back. */
export function selectIncidents({ tx }: TransactionContext) {
  return tx
    .select({
      id: incidentsTable.id,
      venueId: incidentsTable.venueId,
      venueName: venuesTable.name,
      city: venuesTable.city,
      timezone: venuesTable.timezone,
      cause: incidentsTable.cause,
      severity: incidentsTable.severity,
      status: incidentsTable.status,
      openedAt: incidentsTable.openedAt,
      acknowledgedAt: incidentsTable.acknowledgedAt,
      acknowledgedByName: sql<string | null>`coalesce(${usersTable.name}, ${contactsTable.name})`,
      resolvedAt: incidentsTable.resolvedAt,
      resolvedReason: incidentsTable.resolvedReason,
      zones: sql<ZoneOfIncident[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', ${zonesTable.id}, 'name', ${zonesTable.name},
          'isBack', ${zonesTable.status} in ('playing', 'paused', 'muted')) order by ${zonesTable.name})
        from ${alertsTable} join ${zonesTable} on ${zonesTable.id} = ${alertsTable.zoneId}
        where ${alertsTable.incidentId} = ${incidentsTable.id}), '[]'::jsonb)`,
    })
    .from(incidentsTable)
    .leftJoin(venuesTable, eq(venuesTable.id, incidentsTable.venueId))
    .leftJoin(usersTable, eq(usersTable.id, incidentsTable.acknowledgedByUserId))
    .leftJoin(contactsTable, eq(contactsTable.id, incidentsTable.acknowledgedByContactId));
}

/** Incidents, open first, then by when they began. */
export async function listIncidents(
  context: Context,
  input: {
    status: 'open' | 'resolved' | 'all';
    venueId?: VenueId;
    cursor?: string | undefined;
    limit: number;
  },
) {
  return inTransaction(context, async (inner) => {
    const after = decodeCursor(input.cursor, 3);
    const rank = sql<number>`case ${incidentsTable.status} when 'open' then 2 when 'acknowledged' then 1 else 0 end`;
    const rows = await selectIncidents(inner)
      .where(
        and(
          input.status === 'all'
            ? undefined
            : input.status === 'open'
              ? ne(incidentsTable.status, 'resolved')
              : eq(incidentsTable.status, 'resolved'),
          input.venueId === undefined ? undefined : eq(incidentsTable.venueId, input.venueId),
          after === null
            ? undefined
            : sql`(${rank}, ${incidentsTable.openedAt}, ${incidentsTable.id}) < (${after[0]}::int, ${after[1]}::timestamptz, ${after[2]}::uuid)`,
        ),
      )
      .orderBy(desc(rank), desc(incidentsTable.openedAt), desc(incidentsTable.id))
      .limit(input.limit + 1);
    return toPage(rows, input.limit, (row) => [
      row.status === 'open' ? 2 : row.status === 'acknowledged' ? 1 : 0,
      row.openedAt.toISOString(),
      row.id,
    ]);
  });
}
