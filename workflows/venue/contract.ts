import { defineSignal } from '@temporalio/workflow';
import type { OrganizationId, VenueId } from '../../domain/ids.ts';
import type { VenueEvent, VenueState } from '../../domain/venue/state.ts';
import type { Carried } from '../loop/inbox.ts';

export const MONITORING_QUEUE = 'monitoring';

export function venueWorkflowId(organizationId: OrganizationId, venueId: VenueId): string {
  return `venue/${organizationId}/${venueId}`;
}

export type VenueWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  venueId: VenueId;
  carried?: { state: VenueState; inbox: Carried<VenueEvent> };
};

export type VenueSignalInput<K extends VenueEvent['kind']> = {
  id: string;
  event: Extract<VenueEvent, { kind: K }>;
};

/** Sent by the sweep through the outbox, only when something changed. */
export const zonesChangedSignal = defineSignal<[VenueSignalInput<'zonesChanged'>]>('zonesChanged');
export const quietChangedSignal = defineSignal<[VenueSignalInput<'quietChanged'>]>('quietChanged');
export const incidentOverSignal = defineSignal<[VenueSignalInput<'incidentOver'>]>('incidentOver');
export const archivedSignal = defineSignal<[VenueSignalInput<'archived'>]>('archived');

export const VENUE_SIGNALS = {
  zonesChanged: zonesChangedSignal,
  quietChanged: quietChangedSignal,
  incidentOver: incidentOverSignal,
  archived: archivedSignal,
} as const;
