import { and, eq } from 'drizzle-orm';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import type { IncidentId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { lockIncident } from './lock-incident.ts';
import { recordIncidentStep } from './record-incident-step.ts';

/** Marks an incident and its alerts as over. @returns false when it was over already. */
export async function endIncident(
  context: TransactionContext,
  { incidentId, at, reason }: { incidentId: IncidentId; at: Date; reason: string },
): Promise<boolean> {
  const incident = await lockIncident(context, incidentId);
  if (incident.status === 'resolved') return false;
  await context.tx
    .update(incidentsTable)
    .set({ status: 'resolved', resolvedAt: at, resolvedReason: reason })
    .where(eq(incidentsTable.id, incidentId));
  await context.tx
    .update(alertsTable)
    .set({ isResolved: true, resolvedAt: at })
    .where(and(eq(alertsTable.incidentId, incidentId), eq(alertsTable.isResolved, false)));
  await recordAudit(context, {
    action: 'incident.resolved',
    entityType: 'incident',
    entityId: incidentId,
    before: { status: incident.status },
    after: { reason },
  });
  await recordIncidentStep(context, {
    incidentId,
    key: 'resolved',
    at,
    step: context.actor.kind === 'person' ? 'incident.resolved_by_person' : 'incident.recovered',
    facts: { reason, minutes: Math.round((at.getTime() - incident.openedAt.getTime()) / 60_000) },
  });
  await publishChanges(context, [{ topic: 'incident', payload: { incidentId, venueId: incident.venueId } }]);
  return true;
}
