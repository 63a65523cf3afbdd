import type { IncidentId, ZoneId } from '../ids.ts';
import type { ZoneStatus } from '../zone/lists.ts';

/** All instants are epoch milliseconds. */
export type VenueState = {
  isArchived: boolean;
  /** Zones that are not heard. `wasUp`: they were before, so it is an outage and not how we found them. */
  down: Record<ZoneId, { status: ZoneStatus; since: number; wasUp: boolean }>;
  /** Closed, or silence was agreed: an outage is no incident before then. */
  quietUntil: number | null;
  /** The open incident and the zones it knows of. `incidentId` is null while it is being opened. */
  incident: { incidentId: IncidentId | null; zoneIds: ZoneId[] } | null;
};

export type VenueEvent =
  | {
      kind: 'zonesChanged';
      at: number;
      changes: { zoneId: ZoneId; previousStatus: ZoneStatus; status: ZoneStatus; at: number }[];
      /** By the venue's opening hours and silences, as known when the change was written. */
      quietUntil: number | null;
    }
  | { kind: 'quietChanged'; at: number; quietUntil: number | null }
  | { kind: 'incidentOver'; at: number; incidentId: IncidentId }
  | { kind: 'archived'; at: number }
  /** What the effect `openIncident` brings back. */
  | { kind: 'incidentOpened'; at: number; incidentId: IncidentId };
