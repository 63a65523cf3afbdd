import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { VenueActivities } from '../../activities/venue/index.ts';
import type { VenueEvent, VenueState } from '../../domain/venue/state.ts';
import { isOver, nextStep, watchVenue } from '../../domain/venue/next-step.ts';
import type { VenueEffect } from '../../domain/venue/next-step.ts';
import { Inbox } from '../loop/inbox.ts';
import { searchAttributes } from '../loop/search-attributes.ts';
import { archivedSignal, incidentOverSignal, quietChangedSignal, zonesChangedSignal } from './contract.ts';
import type { VenueWorkflowInput } from './contract.ts';

const activities = proxyActivities<VenueActivities>({
  // one transaction in PostgreSQL
  startToCloseTimeout: '15 seconds',
  // a database that is away comes back; the outage must not be forgotten meanwhile
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** One venue under watch. It sleeps without a timer while nothing changes. */
export async function venueWorkflow(input: VenueWorkflowInput): Promise<void> {
  const inbox = new Inbox<VenueEvent>(input.carried?.inbox);
  for (const signal of [zonesChangedSignal, quietChangedSignal, incidentOverSignal, archivedSignal]) {
    setHandler(signal, (note: { id: string; event: VenueEvent }) => void inbox.note(note.id, note.event));
  }
  let state = input.carried?.state ?? watchVenue();
  let wakeAt: number | null = null;
  describe(input, state, null);
  while (!isOver(state) || !inbox.isEmpty()) {
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      return continueAsNew<typeof venueWorkflow>({ ...input, carried: { state, inbox: inbox.carry() } });
    }
    const step = nextStep(state, await inbox.takeOrWake(wakeAt));
    describe(input, step.state, state);
    ({ state, wakeAt } = step);
    for (const effect of step.effects) await carryOut(input, effect, inbox);
  }
}

async function carryOut(
  input: VenueWorkflowInput,
  effect: VenueEffect,
  inbox: Inbox<VenueEvent>,
): Promise<void> {
  const { organizationId, venueId } = input;
  switch (effect.kind) {
    case 'openIncident': {
      const { zoneIds, at } = effect;
      const { incidentId } = await activities.openIncident({ organizationId, venueId, zoneIds, at });
      inbox.add({ kind: 'incidentOpened', at, incidentId });
      return;
    }
    case 'addZones':
      return activities.addIncidentZones({ organizationId, ...effect });
    case 'tellRecovered':
      return activities.reportRecovery({ organizationId, ...effect });
  }
}

/** What an operator reads in the Temporal Web UI. Ids and figures only. */
function describe(input: VenueWorkflowInput, state: VenueState, before: VenueState | null): void {
  const down = Object.keys(state.down).length;
  const status = state.incident !== null ? 'incident' : down > 0 ? 'watching_down' : 'watching';
  const previous =
    before === null
      ? null
      : before.incident !== null
        ? 'incident'
        : Object.keys(before.down).length > 0
          ? 'watching_down'
          : 'watching';
  setCurrentDetails(
    state.incident !== null
      ? `${state.incident.zoneIds.length} zone(s) out; incident ${state.incident.incidentId ?? 'being opened'}. Waits for the zones or a person.`
      : `${down} zone(s) not heard. Waits for the next change.`,
  );
  if (status === previous) return;
  upsertSearchAttributes(
    searchAttributes({ organizationId: input.organizationId, venueId: input.venueId, processStatus: status }),
  );
}
