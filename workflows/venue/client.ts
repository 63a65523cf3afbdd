import type { Client } from '@temporalio/client';
import type { VenueId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { MONITORING_QUEUE, VENUE_SIGNALS, venueWorkflowId } from './contract.ts';
import type { VenueWorkflowInput } from './contract.ts';
import type { venueWorkflow } from './workflow.ts';

/** Signals the venue's workflow and starts it when it does not run. Safe to repeat: the event has an id. */
export async function deliverVenueEvent(client: Client, event: WorkflowEvent): Promise<void> {
  const venueId = event.processId as VenueId; // cast: written by the verb that made the event
  const signal = VENUE_SIGNALS[event.signal as keyof typeof VENUE_SIGNALS]; // cast: as above
  if (signal === undefined) throw new Error(`Unknown signal ${event.signal}`);
  const input: VenueWorkflowInput = { schemaVersion: 1, organizationId: event.organizationId, venueId };
  await client.workflow.signalWithStart<typeof venueWorkflow, [unknown]>('venueWorkflow', {
    workflowId: venueWorkflowId(event.organizationId, venueId),
    taskQueue: MONITORING_QUEUE,
    args: [input],
    signal: signal.name,
    signalArgs: [{ id: event.id, event: event.payload }],
    staticSummary: 'A venue under watch: woken only when a zone changes',
  });
}
