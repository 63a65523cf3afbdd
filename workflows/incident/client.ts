import type { Client } from '@temporalio/client';
import type { IncidentId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { INCIDENT_QUEUE, INCIDENT_SIGNALS, incidentWorkflowId } from './contract.ts';
import type { IncidentWorkflowInput } from './contract.ts';
import type { incidentWorkflow } from './workflow.ts';

/** Signals the incident's workflow and starts it when it does not run. Safe to repeat: the event has an id. */
export async function deliverIncidentEvent(client: Client, event: WorkflowEvent): Promise<void> {
  const incidentId = event.processId as IncidentId; // cast: written by the verb that made the event
  const signal = INCIDENT_SIGNALS[event.signal as keyof typeof INCIDENT_SIGNALS]; // cast: as above
  if (signal === undefined) throw new Error(`Unknown signal ${event.signal}`);
  const input: IncidentWorkflowInput = { schemaVersion: 1, organizationId: event.organizationId, incidentId };
  await client.workflow.signalWithStart<typeof incidentWorkflow, [unknown]>('incidentWorkflow', {
    workflowId: incidentWorkflowId(event.organizationId, incidentId),
    taskQueue: INCIDENT_QUEUE,
    args: [input],
    signal: signal.name,
    signalArgs: [{ id: event.id, event: event.payload }],
    staticSummary: 'An incident: tell, wait for an acknowledgement, escalate, tell that it is over',
  });
}
