import type { IncidentId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { lockIncident } from './lock-incident.ts';

/** Lets the venue's watch know that its next outage is a new incident. */
export async function reportIncidentOver(
  context: Context,
  { incidentId, at }: { incidentId: IncidentId; at: Date },
): Promise<{ events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const { venueId } = await lockIncident(tx, incidentId);
    if (venueId === null) return { events: [] };
    const event = await addWorkflowEvent(tx, {
      processType: 'venue',
      processId: venueId,
      signal: 'incidentOver',
      payload: { kind: 'incidentOver', at: at.getTime(), incidentId },
    });
    return { events: [event] };
  });
}
