import type { IncidentId, ZoneId } from '../ids.ts';
import { isUp } from '../zone/to-zone-status.ts';
import type { VenueEvent, VenueState } from './state.ts';

/** One venue under watch: which of its zones are out, and the one incident that follows from it. */
export type VenueInput = VenueEvent | { kind: 'woke'; at: number };

export type VenueEffect =
  | { kind: 'openIncident'; zoneIds: ZoneId[]; at: number }
  | { kind: 'addZones'; incidentId: IncidentId; zoneIds: ZoneId[]; at: number }
  | { kind: 'tellRecovered'; incidentId: IncidentId; at: number };

export type VenueStep = { state: VenueState; effects: VenueEffect[]; wakeAt: number | null };

export function watchVenue(): VenueState {
  return { isArchived: false, down: {}, quietUntil: null, incident: null };
}

export function nextStep(state: VenueState, input: VenueInput): VenueStep {
  const noted = note(state, input);
  return decide(noted, input.at);
}

function note(state: VenueState, input: VenueInput): VenueState {
  switch (input.kind) {
    case 'zonesChanged':
      return { ...state, down: noteChanges(state.down, input.changes), quietUntil: input.quietUntil };
    case 'quietChanged':
      return { ...state, quietUntil: input.quietUntil };
    case 'incidentOpened':
      return state.incident === null
        ? state
        : { ...state, incident: { ...state.incident, incidentId: input.incidentId } };
    case 'incidentOver':
      // a person ended it while zones are still out: they are known, and no outage begins anew by itself
      return state.incident?.incidentId === input.incidentId
        ? { ...state, incident: null, down: forgetOutages(state.down, state.incident.zoneIds) }
        : state;
    case 'archived':
      return { ...state, isArchived: true };
    case 'woke':
      return state;
  }
}

function noteChanges(
  before: VenueState['down'],
  changes: Extract<VenueEvent, { kind: 'zonesChanged' }>['changes'],
): VenueState['down'] {
  const down = { ...before };
  for (const change of changes) {
    if (isUp(change.status)) {
      delete down[change.zoneId];
      continue;
    }
    const wasUp = down[change.zoneId]?.wasUp ?? isUp(change.previousStatus);
    down[change.zoneId] = { status: change.status, since: change.at, wasUp };
  }
  return down;
}

function forgetOutages(down: VenueState['down'], zoneIds: readonly ZoneId[]): VenueState['down'] {
  const kept = { ...down };
  for (const zoneId of zoneIds) {
    const entry = kept[zoneId];
    if (entry !== undefined) kept[zoneId] = { ...entry, wasUp: false };
  }
  return kept;
}

function decide(state: VenueState, at: number): VenueStep {
  const out = outages(state);
  if (state.incident === null) {
    if (out.length === 0 || state.isArchived) return { state, effects: [], wakeAt: null };
    if (state.quietUntil !== null && at < state.quietUntil)
      return { state, effects: [], wakeAt: state.quietUntil };
    return {
      state: { ...state, incident: { incidentId: null, zoneIds: out } },
      effects: [{ kind: 'openIncident', zoneIds: out, at }],
      wakeAt: null,
    };
  }
  return followIncident(state, { incident: state.incident, out, at });
}

function followIncident(
  state: VenueState,
  { incident, out, at }: { incident: NonNullable<VenueState['incident']>; out: ZoneId[]; at: number },
): VenueStep {
  // its id comes back from the effect; until then changes only gather
  if (incident.incidentId === null) return { state, effects: [], wakeAt: null };
  const { incidentId } = incident;
  const added = out.filter((zoneId) => !incident.zoneIds.includes(zoneId));
  const isOver =
    state.isArchived || incident.zoneIds.concat(added).every((zoneId) => state.down[zoneId] === undefined);
  if (isOver) {
    return {
      state: { ...state, incident: null },
      effects: [{ kind: 'tellRecovered', incidentId, at }],
      wakeAt: null,
    };
  }
  if (added.length === 0) return { state, effects: [], wakeAt: null };
  return {
    state: { ...state, incident: { incidentId, zoneIds: [...incident.zoneIds, ...added] } },
    effects: [{ kind: 'addZones', incidentId, zoneIds: added, at }],
    wakeAt: null,
  };
}

/** Zones that were heard and are not: offline, or no longer paired. `unknown` is no outage; expired is a matter of contract. */
function outages(state: VenueState): ZoneId[] {
  return (Object.entries(state.down) as [ZoneId, VenueState['down'][ZoneId]][]) // cast: keys of a record lose their brand
    .filter(([, entry]) => entry.wasUp && (entry.status === 'offline' || entry.status === 'unpaired'))
    .map(([zoneId]) => zoneId)
    .sort();
}

export function isOver(state: VenueState): boolean {
  return state.isArchived && state.incident === null;
}
