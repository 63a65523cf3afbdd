import { eq } from 'drizzle-orm';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { IncidentId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';

/** What a notice says about an incident. @throws DomainError incident.not_found */
export async function loadNoticeFacts(context: TransactionContext, incidentId: IncidentId) {
  const rows = await context.tx
    .select({
      venueId: venuesTable.id,
      venueName: venuesTable.name,
      timezone: venuesTable.timezone,
      openedAt: incidentsTable.openedAt,
      zoneName: zonesTable.name,
    })
    .from(incidentsTable)
    .innerJoin(venuesTable, eq(venuesTable.id, incidentsTable.venueId))
    .leftJoin(alertsTable, eq(alertsTable.incidentId, incidentsTable.id))
    .leftJoin(zonesTable, eq(zonesTable.id, alertsTable.zoneId))
    .where(eq(incidentsTable.id, incidentId))
    .orderBy(zonesTable.name);
  const [first] = rows;
  if (first === undefined) throw notFound('incident');
  const { zoneName: _, ...venue } = first;
  return { ...venue, zoneNames: rows.flatMap((row) => (row.zoneName === null ? [] : [row.zoneName])) };
}

/** `14:05 (Asia/Bangkok)`: a time without its zone is a riddle to half of its readers. */
export function localTime(at: Date, timezone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${time} (${timezone})`;
}
