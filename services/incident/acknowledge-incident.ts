import { and, eq } from 'drizzle-orm';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { conflict, notFound } from '../../domain/errors.ts';
import type { ContactId, IncidentId, VenueId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { requirePermission } from '../require-permission.ts';
import { lockIncident } from './lock-incident.ts';
import { recordIncidentStep } from './record-incident-step.ts';

/**
 * Somebody is on it: a member of the team from the dashboard, or a contact of the venue by a chat reply.
 * The escalation stops with this very transaction's commit.
 * @throws DomainError incident.conflict when somebody was faster or it is over
 */
export async function acknowledgeIncident(
  context: Context,
  { incidentId }: { incidentId: IncidentId },
): Promise<{ events: WorkflowEvent[] }> {
  const { actor } = context;
  if (actor.kind !== 'contact') requirePermission(context, 'incident.handle');
  return inTransaction(context, async (tx) => {
    const at = tx.clock.now();
    const incident = await lockIncident(tx, incidentId);
    if (actor.kind === 'contact')
      await requireRoleAt(tx, { contactId: actor.contactId, venueId: incident.venueId });
    if (incident.status !== 'open') throw conflict('incident', 'Somebody is on it already, or it is over.');
    await tx.tx
      .update(incidentsTable)
      .set({
        status: 'acknowledged',
        acknowledgedAt: at,
        acknowledgedByUserId: actor.kind === 'person' ? actor.userId : null,
        acknowledgedByContactId: actor.kind === 'contact' ? actor.contactId : null,
      })
      .where(eq(incidentsTable.id, incidentId));
    await recordAudit(tx, {
      action: 'incident.acknowledged',
      entityType: 'incident',
      entityId: incidentId,
      before: { status: 'open' },
      after: { status: 'acknowledged' },
    });
    await recordIncidentStep(tx, { incidentId, key: 'acknowledged', at, step: 'incident.acknowledged' });
    await publishChanges(tx, [{ topic: 'incident', payload: { incidentId, venueId: incident.venueId } }]);
    const by =
      actor.kind === 'contact'
        ? { contactId: actor.contactId }
        : actor.kind === 'person'
          ? { userId: actor.userId }
          : null;
    const event = await addWorkflowEvent(tx, {
      processType: 'incident',
      processId: incidentId,
      signal: 'acknowledged',
      payload: { kind: 'acknowledged', at: at.getTime(), by },
    });
    return { events: [event] };
  });
}

/** A contact without a role at the venue learns nothing, not even that the incident exists. */
async function requireRoleAt(
  { tx }: TransactionContext,
  { contactId, venueId }: { contactId: ContactId; venueId: VenueId | null },
): Promise<void> {
  if (venueId === null) throw notFound('incident');
  const [role] = await tx
    .select({ role: contactVenueRolesTable.role })
    .from(contactVenueRolesTable)
    .where(and(eq(contactVenueRolesTable.contactId, contactId), eq(contactVenueRolesTable.venueId, venueId)))
    .limit(1);
  if (role === undefined) throw notFound('incident');
}
