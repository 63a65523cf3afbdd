import { and, desc, eq, sql } from 'drizzle-orm';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { AlertId, VenueId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';

function selectAlerts({ tx }: TransactionContext) {
  return tx
    .select({
      id: alertsTable.id,
      incidentId: alertsTable.incidentId,
      conversationId: alertsTable.conversationId,
      venueId: alertsTable.venueId,
      venueName: venuesTable.name,
      zoneId: alertsTable.zoneId,
      zoneName: zonesTable.name,
      type: alertsTable.type,
      severity: alertsTable.severity,
      message: alertsTable.message,
      isResolved: alertsTable.isResolved,
      createdAt: alertsTable.createdAt,
      resolvedAt: alertsTable.resolvedAt,
    })
    .from(alertsTable)
    .leftJoin(venuesTable, eq(venuesTable.id, alertsTable.venueId))
    .leftJoin(zonesTable, eq(zonesTable.id, alertsTable.zoneId));
}

/** Alerts, newest first (ALR-05). */
export async function listAlerts(
  context: Context,
  input: {
    isResolved?: boolean | undefined;
    venueId?: VenueId | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  return inTransaction(context, async (inner) => {
    const after = decodeCursor(input.cursor, 2);
    const rows = await selectAlerts(inner)
      .where(
        and(
          input.isResolved === undefined ? undefined : eq(alertsTable.isResolved, input.isResolved),
          input.venueId === undefined ? undefined : eq(alertsTable.venueId, input.venueId),
          after === null
            ? undefined
            : sql`(${alertsTable.createdAt}, ${alertsTable.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(alertsTable.createdAt), desc(alertsTable.id))
      .limit(input.limit + 1);
    return toPage(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id]);
  });
}

/** @throws DomainError alert.not_found */
export async function getAlert(context: Context, { alertId }: { alertId: AlertId }) {
  return inTransaction(context, async (inner) => {
    const [alert] = await selectAlerts(inner).where(eq(alertsTable.id, alertId));
    if (alert === undefined) throw notFound('alert');
    return alert;
  });
}
