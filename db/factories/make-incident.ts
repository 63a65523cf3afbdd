import type { IncidentId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { incidentsTable } from '../schema/incident/incidents.ts';
import { insertRow, MADE_AT, makeId } from './factory.ts';
import { makeOrganization } from './make-organization.ts';
import { makeVenue } from './make-venue.ts';

export type MadeIncident = typeof incidentsTable.$inferSelect;

/** An open outage of a venue; `venueId: null` for one of the platform. */
export async function makeIncident(
  db: Database,
  overrides: Partial<typeof incidentsTable.$inferInsert> = {},
): Promise<MadeIncident> {
  const organizationId = overrides.organizationId ?? (await makeOrganization(db)).id;
  return insertRow(db, incidentsTable, {
    id: makeId<IncidentId>(),
    cause: 'zones_offline',
    severity: 'warning',
    status: 'open',
    openedAt: MADE_AT,
    ...overrides,
    organizationId,
    venueId:
      overrides.venueId === undefined ? (await makeVenue(db, { organizationId })).id : overrides.venueId,
  });
}
