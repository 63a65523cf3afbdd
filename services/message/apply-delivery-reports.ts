import { and, eq, inArray, or } from 'drizzle-orm';
import { deliveryReportsTable } from '../../db/schema/message/delivery-reports.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import { notFound } from '../../domain/errors.ts';
import { idSchema } from '../../domain/ids.ts';
import type { ConnectionId, OutboundMessageId } from '../../domain/ids.ts';
import type { DeliveryReport } from '../../domain/message/inbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';
import { findReports } from './find-reports.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { lockProviderMessage } from './lock-provider-message.ts';
import { moveMessage } from './move-message.ts';

/**
 * Keeps what a vendor tells about our messages and moves their rows on. A report may come twice, late, before an
 * earlier one, or before our own note that the message was accepted: then it is kept and joined to that note.
 */
export async function applyDeliveryReports(
  context: Context,
  input: { connectionId: ConnectionId; reports: readonly DeliveryReport[] },
): Promise<{ moved: OutboundMessageId[]; events: WorkflowEvent[] }> {
  const { connectionId, reports } = input;
  if (reports.length === 0) return { moved: [], events: [] };
  return inTransaction(context, async (inner) => {
    await requireConnection(inner, connectionId);
    // in one order, so that two webhooks with the same messages do not wait for each other
    for (const providerMessageId of [
      ...new Set(reports.map((report) => report.providerMessageId)),
    ].toSorted()) {
      await lockProviderMessage(inner, { connectionId, providerMessageId });
    }
    await keepReports(inner, { connectionId, reports });

    const moved: OutboundMessageId[] = [];
    const events: WorkflowEvent[] = [];
    for (const id of await findMessages(inner, { connectionId, reports })) {
      const row = await lockOutboundMessage(inner, id);
      const result = await moveMessage(inner, row, await findReports(inner, row));
      if (result.status !== row.status) moved.push(id);
      events.push(...result.events);
    }
    return { moved, events };
  });
}

/** A foreign key is checked outside row-level security, so the scope is asked for here. */
async function requireConnection(context: TransactionContext, connectionId: ConnectionId): Promise<void> {
  const { id, organizationId } = providerConnectionsTable;
  const [own] = await context.tx
    .select({ id })
    .from(providerConnectionsTable)
    .where(and(eq(id, connectionId), eq(organizationId, context.organizationId)));
  if (own === undefined) throw notFound('connection');
}

type Reports = { connectionId: ConnectionId; reports: readonly DeliveryReport[] };

async function keepReports(context: TransactionContext, { connectionId, reports }: Reports): Promise<void> {
  const receivedAt = context.clock.now();
  await context.tx
    .insert(deliveryReportsTable)
    .values(
      reports.map(({ providerMessageId, outboundId, status, at, errorCode, errorText }) => ({
        id: newId(),
        organizationId: context.organizationId,
        connectionId,
        providerMessageId,
        outboundId,
        status,
        at: new Date(at),
        errorCode,
        errorText,
        receivedAt,
      })),
    )
    .onConflictDoNothing();
}

/** Sorted: rows are locked in the same order everywhere. */
async function findMessages(
  context: TransactionContext,
  { connectionId, reports }: Reports,
): Promise<OutboundMessageId[]> {
  const ours = idSchema<OutboundMessageId>();
  const echoed = reports.flatMap(({ outboundId }) => ours.safeParse(outboundId).data ?? []);
  const { id, providerMessageId } = outboundMessagesTable;
  const rows = await context.tx
    .select({ id })
    .from(outboundMessagesTable)
    .where(
      and(
        eq(outboundMessagesTable.connectionId, connectionId),
        or(
          inArray(id, echoed),
          inArray(
            providerMessageId,
            reports.map((report) => report.providerMessageId),
          ),
        ),
      ),
    )
    .orderBy(id);
  return rows.map((row) => row.id);
}
