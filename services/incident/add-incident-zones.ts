import type { IncidentId, ZoneId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { lockIncident } from './lock-incident.ts';
import { addAlerts } from './open-incident.ts';
import { recordIncidentStep } from './record-incident-step.ts';

/** Further zones of the same outage join its incident; nobody is told a second time for them. */
export async function addIncidentZones(
  context: Context,
  input: { incidentId: IncidentId; zoneIds: ZoneId[]; at: Date },
): Promise<{ events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const { incidentId, zoneIds, at } = input;
    const incident = await lockIncident(tx, incidentId);
    if (incident.venueId === null || incident.status === 'resolved') return { events: [] };
    await addAlerts(tx, { incidentId, venueId: incident.venueId, zoneIds, at });
    await recordIncidentStep(tx, {
      incidentId,
      key: `zones-added/${at.getTime()}`,
      at,
      step: 'incident.zones_added',
      facts: { zones: zoneIds.length },
    });
    await publishChanges(tx, [{ topic: 'incident', payload: { incidentId, venueId: incident.venueId } }]);
    const event = await addWorkflowEvent(tx, {
      processType: 'incident',
      processId: incidentId,
      signal: 'zonesAdded',
      payload: { kind: 'zonesAdded', at: at.getTime(), zoneIds },
    });
    return { events: [event] };
  });
}
