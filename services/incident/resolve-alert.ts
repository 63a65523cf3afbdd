import { and, eq } from 'drizzle-orm';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { conflict, notFound } from '../../domain/errors.ts';
import type { AlertId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../require-permission.ts';

/**
 * Marks one alert as dealt with (ALR-05). Its incident goes on until its zones are back or a person ends it.
 * @throws DomainError alert.conflict when it was resolved already
 */
export async function resolveAlert(context: Context, { alertId }: { alertId: AlertId }): Promise<void> {
  requirePermission(context, 'alert.resolve');
  await inTransaction(context, async (tx) => {
    const [alert] = await tx.tx
      .update(alertsTable)
      .set({ isResolved: true, resolvedAt: tx.clock.now() })
      .where(and(eq(alertsTable.id, alertId), eq(alertsTable.isResolved, false)))
      .returning({ id: alertsTable.id });
    if (alert === undefined) {
      const [known] = await tx.tx
        .select({ id: alertsTable.id })
        .from(alertsTable)
        .where(eq(alertsTable.id, alertId));
      throw known === undefined ? notFound('alert') : conflict('alert', 'This alert was resolved already.');
    }
    await recordAudit(tx, { action: 'alert.resolved', entityType: 'alert', entityId: alertId });
  });
}
