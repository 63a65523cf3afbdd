import { and, eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import type { AlertId } from '../../domain/ids.ts';
import type { AlertType } from '../../domain/incident/lists.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';
import type { OutboundRow } from './lock-outbound-message.ts';

/** One alert per message: raised again, it is the same one with the latest reason. */
const businessKeyOf = (row: OutboundRow) => `send/${row.id}`;

/** Puts a message that did not leave, or may not have, before a person. */
export async function raiseSendAlert(
  context: TransactionContext,
  input: { row: OutboundRow; type: Extract<AlertType, 'send_unknown' | 'send_failed'>; sentence: string },
): Promise<void> {
  const { row, type, sentence } = input;
  const shown = {
    type,
    // who waits for an answer notices himself; who was to be told of an outage does not
    severity: row.purpose === 'incident_notice' ? ('critical' as const) : ('warning' as const),
    message: sentence,
    isResolved: false,
    resolvedAt: null,
  };
  const id = newId<AlertId>();
  await context.tx
    .insert(alertsTable)
    .values({
      id,
      organizationId: context.organizationId,
      businessKey: businessKeyOf(row),
      incidentId: row.incidentId,
      conversationId: row.conversationId,
      venueId: await findVenue(context, row),
      createdAt: context.clock.now(),
      ...shown,
    })
    .onConflictDoUpdate({ target: [alertsTable.organizationId, alertsTable.businessKey], set: shown });
  await recordAudit(context, {
    action: 'alert.raised',
    entityType: 'outbound_message',
    entityId: row.id,
    after: { type },
  });
}

/** @returns whether somebody had been told that this message is stuck. */
export async function resolveSendAlert(context: TransactionContext, row: OutboundRow): Promise<boolean> {
  const resolved = await context.tx
    .update(alertsTable)
    .set({ isResolved: true, resolvedAt: context.clock.now() })
    .where(and(eq(alertsTable.businessKey, businessKeyOf(row)), eq(alertsTable.isResolved, false)))
    .returning({ id: alertsTable.id });
  return resolved.length > 0;
}

async function findVenue(context: TransactionContext, row: OutboundRow) {
  if (row.conversationId !== null) {
    const [found] = await context.tx
      .select({ venueId: conversationsTable.venueId })
      .from(conversationsTable)
      .where(eq(conversationsTable.id, row.conversationId));
    if (found !== undefined) return found.venueId;
  }
  if (row.incidentId === null) return null;
  const [found] = await context.tx
    .select({ venueId: incidentsTable.venueId })
    .from(incidentsTable)
    .where(eq(incidentsTable.id, row.incidentId));
  return found?.venueId ?? null;
}
