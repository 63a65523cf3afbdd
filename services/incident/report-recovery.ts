import type { IncidentId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';

/** All zones of the incident are heard again: its process ends it and tells everybody. */
export async function reportRecovery(
  context: Context,
  { incidentId, at }: { incidentId: IncidentId; at: Date },
): Promise<{ events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const event = await addWorkflowEvent(tx, {
      processType: 'incident',
      processId: incidentId,
      signal: 'recovered',
      payload: { kind: 'recovered', at: at.getTime() },
    });
    return { events: [event] };
  });
}
