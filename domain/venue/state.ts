import type { IncidentId, ZoneId } from '../ids.ts';
import type { ZoneStatus } from '../zone/lists.ts';

/** All instants are epoch milliseconds. */
export type VenueState = {
  isArchived: boolean;
  /** Zones that are not up, with since when. Zones that are up need no entry. */
  down: Record<ZoneId, { status: ZoneStatus; since: number }>;
  silencedUntil: number | null;
  /** The open incident and the zones it knows of. */
  incident: { incidentId: IncidentId; zoneIds: ZoneId[]; openedAt: number } | null;
  /** When people were last told of an outage here: nobody is told again within the cool-down. */
  lastToldAt: number | null;
};

export type VenueEvent =
  | {
      kind: 'zonesChanged';
      at: number;
      changes: { zoneId: ZoneId; previousStatus: ZoneStatus; status: ZoneStatus; at: number }[];
    }
  | { kind: 'silenceChanged'; at: number; silencedUntil: number | null }
  | { kind: 'incidentOver'; at: number; incidentId: IncidentId }
  | { kind: 'archived'; at: number }
  /** What effects bring back. */
  | { kind: 'incidentOpened'; at: number; incidentId: IncidentId; zoneIds: ZoneId[] };
