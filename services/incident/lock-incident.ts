import { eq } from 'drizzle-orm';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { notFound } from '../../domain/errors.ts';
import type { IncidentId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';

/** The incident's row, locked to the end of the transaction. @throws DomainError incident.not_found */
export async function lockIncident(context: TransactionContext, incidentId: IncidentId) {
  const [incident] = await context.tx
    .select({
      id: incidentsTable.id,
      venueId: incidentsTable.venueId,
      status: incidentsTable.status,
      openedAt: incidentsTable.openedAt,
    })
    .from(incidentsTable)
    .where(eq(incidentsTable.id, incidentId))
    .for('update');
  if (incident === undefined) throw notFound('incident');
  return incident;
}
