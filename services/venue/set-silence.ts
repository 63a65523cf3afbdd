import { eq } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { notFound } from '../../domain/errors.ts';
import type { VenueId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { quietUntil } from '../../domain/venue/quiet-until.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { recordSteps } from '../process/record-steps.ts';
import { requirePermission } from '../require-permission.ts';

/** Agrees on a silence at a venue until an instant, or lifts it (null). It ends by itself. */
export async function setSilence(
  context: Context,
  { venueId, until, reason }: { venueId: VenueId; until: Date | null; reason: string },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'venue.silence');
  return inTransaction(context, async (tx) => {
    const at = tx.clock.now();
    const [before] = await tx.tx
      .select({ until: venuesTable.silencedUntil, reason: venuesTable.silenceReason })
      .from(venuesTable)
      .where(eq(venuesTable.id, venueId))
      .for('update');
    const [venue] = await tx.tx
      .update(venuesTable)
      .set({ silencedUntil: until, silenceReason: until === null ? null : reason })
      .where(eq(venuesTable.id, venueId))
      .returning({ timezone: venuesTable.timezone, openingHours: venuesTable.openingHours });
    if (before === undefined || venue === undefined) throw notFound('venue');
    await recordAudit(tx, {
      action: until === null ? 'venue.silence_lifted' : 'venue.silenced',
      entityType: 'venue',
      entityId: venueId,
      before: { until: before.until?.toISOString() ?? null, reason: before.reason },
      after: { until: until?.toISOString() ?? null, reason },
    });
    const event = await addWorkflowEvent(tx, {
      processType: 'venue',
      processId: venueId,
      signal: 'quietChanged',
      payload: {
        kind: 'quietChanged',
        at: at.getTime(),
        quietUntil: quietUntil({ ...venue, silencedUntil: until?.getTime() ?? null }, at.getTime()),
      },
    });
    await recordSteps(tx, {
      processType: 'venue',
      processId: venueId,
      workflowId: `venue/${tx.organizationId}/${venueId}`,
      key: event.id,
      at,
      step: until === null ? 'venue.silence_lifted' : 'venue.silenced',
      facts: { until: until?.toISOString() ?? null, reason },
    });
    return { events: [event] };
  });
}
