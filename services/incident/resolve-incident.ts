import { conflict } from '../../domain/errors.ts';
import type { IncidentId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { requirePermission } from '../require-permission.ts';
import { endIncident } from './end-incident.ts';

/**
 * A person says that it is over, and why.
 * @throws DomainError incident.conflict when it was over already
 */
export async function resolveIncident(
  context: Context,
  { incidentId, reason }: { incidentId: IncidentId; reason: string },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'incident.handle');
  const { actor } = context;
  return inTransaction(context, async (tx) => {
    const at = tx.clock.now();
    const hasEnded = await endIncident(tx, { incidentId, at, reason });
    if (!hasEnded) throw conflict('incident', 'This incident is over already.');
    const event = await addWorkflowEvent(tx, {
      processType: 'incident',
      processId: incidentId,
      signal: 'resolved',
      payload: {
        kind: 'resolved',
        at: at.getTime(),
        by: actor.kind === 'person' ? { userId: actor.userId } : null,
      },
    });
    return { events: [event] };
  });
}
