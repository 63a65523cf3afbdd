import { and, desc, eq } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ContactId, IncidentId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { PERMISSIONS } from '../../domain/user/permissions.ts';
import { inTransaction } from '../context.ts';
import type { Actor, Context, TransactionContext } from '../context.ts';
import { acknowledgeIncident } from '../incident/acknowledge-incident.ts';

/**
 * "OK" in a chat acknowledges the open incidents that this very person was told about: as a contact of the venue, or,
 * where the contact is a colleague's own, as that colleague.
 */
export async function acknowledgeToldIncidents(
  context: Context,
  { contactId }: { contactId: ContactId },
): Promise<{ incidentIds: IncidentId[]; events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const told = await tx.tx
      .selectDistinct({ incidentId: incidentsTable.id, openedAt: incidentsTable.openedAt })
      .from(incidentsTable)
      .innerJoin(outboundMessagesTable, eq(outboundMessagesTable.incidentId, incidentsTable.id))
      .innerJoin(
        contactIdentitiesTable,
        eq(contactIdentitiesTable.id, outboundMessagesTable.contactIdentityId),
      )
      .where(and(eq(incidentsTable.status, 'open'), eq(contactIdentitiesTable.contactId, contactId)))
      .orderBy(desc(incidentsTable.openedAt));
    if (told.length === 0) return { incidentIds: [], events: [] };
    const actor = await actorBehind(tx, contactId);
    const acknowledged: { incidentIds: IncidentId[]; events: WorkflowEvent[] } = {
      incidentIds: [],
      events: [],
    };
    for (const { incidentId } of told) {
      const events = await tryToAcknowledge({ ...tx, actor }, incidentId);
      if (events === null) continue;
      acknowledged.incidentIds.push(incidentId);
      acknowledged.events.push(...events);
    }
    return acknowledged;
  });
}

async function actorBehind(context: TransactionContext, contactId: ContactId): Promise<Actor> {
  const [user] = await context.tx
    .select({ userId: usersTable.id, role: usersTable.role })
    .from(usersTable)
    .where(
      and(
        eq(usersTable.contactId, contactId),
        // users are also read across organizations at login, so the organization is asked for by name
        eq(usersTable.organizationId, context.organizationId),
        eq(usersTable.isActive, true),
      ),
    );
  const mayHandle = user !== undefined && PERMISSIONS[user.role].includes('incident.handle');
  return mayHandle ? { kind: 'person', ...user } : { kind: 'contact', contactId };
}

/** Null when somebody was faster, or when it is no longer this contact's venue: both are no error of his. */
async function tryToAcknowledge(
  context: TransactionContext,
  incidentId: IncidentId,
): Promise<WorkflowEvent[] | null> {
  try {
    return (await acknowledgeIncident(context, { incidentId })).events;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
