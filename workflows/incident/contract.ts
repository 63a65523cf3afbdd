import { defineSignal } from '@temporalio/workflow';
import type { IncidentId, OrganizationId } from '../../domain/ids.ts';
import type { IncidentEvent, IncidentState } from '../../domain/incident/state.ts';
import type { Carried } from '../loop/inbox.ts';

/** Runs beside the venue's workflow. */
export const INCIDENT_QUEUE = 'monitoring';

export function incidentWorkflowId(organizationId: OrganizationId, incidentId: IncidentId): string {
  return `incident/${organizationId}/${incidentId}`;
}

export type IncidentWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  incidentId: IncidentId;
  carried?: { state: IncidentState; inbox: Carried<IncidentEvent> };
};

export type IncidentSignalInput<K extends IncidentEvent['kind']> = {
  id: string;
  event: Extract<IncidentEvent, { kind: K }>;
};

export const incidentOpenedSignal = defineSignal<[IncidentSignalInput<'opened'>]>('opened');
export const zonesAddedSignal = defineSignal<[IncidentSignalInput<'zonesAdded'>]>('zonesAdded');
/** All of its zones are up again. */
export const recoveredSignal = defineSignal<[IncidentSignalInput<'recovered'>]>('recovered');
/** By the dashboard's button or a chat reply. */
export const acknowledgedSignal = defineSignal<[IncidentSignalInput<'acknowledged'>]>('acknowledged');
/** By a person, who says why. */
export const resolvedSignal = defineSignal<[IncidentSignalInput<'resolved'>]>('resolved');

export const INCIDENT_SIGNALS = {
  opened: incidentOpenedSignal,
  zonesAdded: zonesAddedSignal,
  recovered: recoveredSignal,
  acknowledged: acknowledgedSignal,
  resolved: resolvedSignal,
} as const;
