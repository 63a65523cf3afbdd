import { eq } from 'drizzle-orm';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { ZoneId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { requirePermission } from '../require-permission.ts';

/** Asks the watch to read one zone now (MON-10). What it finds takes the same road as every reading. */
export async function requestZoneCheck(
  context: Context,
  { zoneId }: { zoneId: ZoneId },
): Promise<{ requestedAt: Date; events: WorkflowEvent[] }> {
  requirePermission(context, 'zone.check');
  return inTransaction(context, async (tx) => {
    const [zone] = await tx.tx
      .select({ shard: zonesTable.sweepShard })
      .from(zonesTable)
      .where(eq(zonesTable.id, zoneId));
    if (zone === undefined) throw notFound('zone');
    await recordAudit(tx, { action: 'zone.check_requested', entityType: 'zone', entityId: zoneId });
    const event = await addWorkflowEvent(tx, {
      processType: 'sweep',
      processId: String(zone.shard),
      signal: 'checkNow',
      payload: { zoneIds: [zoneId] },
    });
    return { requestedAt: tx.clock.now(), events: [event] };
  });
}
