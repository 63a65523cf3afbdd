import type { IncidentId, OrganizationId, VenueId, ZoneId } from '../../domain/ids.ts';
import { addIncidentZones } from '../../services/incident/add-incident-zones.ts';
import { openIncident } from '../../services/incident/open-incident.ts';
import type { AlertSettings } from '../../services/incident/open-incident.ts';
import { reportRecovery } from '../../services/incident/report-recovery.ts';
import { contextOf } from '../dependencies.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { wrapActivity } from '../wrap-activity.ts';

export type VenueDependencies = ActivityDependencies & { settings: AlertSettings };
export type VenueActivities = ReturnType<typeof createVenueActivities>;

/** What a venue's watch can do: each is one verb in one transaction. */
export function createVenueActivities(deps: VenueDependencies) {
  const scope = (organizationId: OrganizationId) =>
    contextOf(deps, { organizationId, actor: { kind: 'system', name: 'venue-watch' } });
  return {
    /** Twice is harmless: one incident may be open per venue and cause. */
    openIncident: wrapActivity(
      async (input: { organizationId: OrganizationId; venueId: VenueId; zoneIds: ZoneId[]; at: number }) => {
        const { incidentId, events } = await openIncident(scope(input.organizationId), {
          venueId: input.venueId,
          zoneIds: input.zoneIds,
          at: new Date(input.at),
          settings: deps.settings,
        });
        await deps.deliverEvents(events);
        return { incidentId };
      },
    ),
    /** Twice is harmless: alerts are unique per zone, and the incident unites the zones it is told. */
    addIncidentZones: wrapActivity(
      async (input: {
        organizationId: OrganizationId;
        incidentId: IncidentId;
        zoneIds: ZoneId[];
        at: number;
      }) => {
        const { events } = await addIncidentZones(scope(input.organizationId), {
          ...input,
          at: new Date(input.at),
        });
        await deps.deliverEvents(events);
      },
    ),
    /** Twice is harmless: an incident that is over ignores it. */
    reportRecovery: wrapActivity(
      async (input: { organizationId: OrganizationId; incidentId: IncidentId; at: number }) => {
        const { events } = await reportRecovery(scope(input.organizationId), {
          ...input,
          at: new Date(input.at),
        });
        await deps.deliverEvents(events);
      },
    ),
  };
}
