import { and, asc, eq } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { plannedActionsTable } from '../../db/schema/process/planned-actions.ts';
import { notFound } from '../../domain/errors.ts';
import type { IncidentId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { selectIncidents } from './list-incidents.ts';
import { incidentWorkflowIdOf } from './record-incident-step.ts';

/** One incident with who was told what, and who is next. @throws DomainError incident.not_found */
export async function getIncident(context: Context, { incidentId }: { incidentId: IncidentId }) {
  return inTransaction(context, async (inner) => {
    const { tx } = inner;
    const [incident] = await selectIncidents(inner).where(eq(incidentsTable.id, incidentId));
    if (incident === undefined) throw notFound('incident');
    const notices = await tx
      .select({
        outboundMessageId: outboundMessagesTable.id,
        contactName: contactsTable.name,
        channel: outboundMessagesTable.channel,
        text: outboundMessagesTable.body,
        status: outboundMessagesTable.status,
        at: outboundMessagesTable.intendedAt,
      })
      .from(outboundMessagesTable)
      .innerJoin(
        contactIdentitiesTable,
        eq(contactIdentitiesTable.id, outboundMessagesTable.contactIdentityId),
      )
      .innerJoin(contactsTable, eq(contactsTable.id, contactIdentitiesTable.contactId))
      .where(eq(outboundMessagesTable.incidentId, incidentId))
      .orderBy(asc(outboundMessagesTable.intendedAt), asc(contactsTable.name));
    const planned = await tx
      .select({
        action: plannedActionsTable.action,
        dueAt: plannedActionsTable.dueAt,
        facts: plannedActionsTable.facts,
      })
      .from(plannedActionsTable)
      .where(
        and(
          eq(plannedActionsTable.processType, 'incident'),
          eq(plannedActionsTable.processId, incidentId),
          eq(plannedActionsTable.status, 'planned'),
        ),
      )
      .orderBy(asc(plannedActionsTable.dueAt));
    return { ...incident, notices, planned, workflowId: incidentWorkflowIdOf(inner, incidentId) };
  });
}
