import { inArray } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import type { VenueId, ZoneId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { quietUntil } from '../../domain/venue/quiet-until.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import type { TransactionContext } from '../context.ts';
import { addWorkflowEvents } from '../outbox/add-workflow-event.ts';

export type VenueZoneChange = {
  venueId: VenueId;
  zoneId: ZoneId;
  previousStatus: ZoneStatus;
  status: ZoneStatus;
  at: number;
};

/** One fact per venue that changed, with whether music is expected there now. */
export async function tellVenues(
  context: TransactionContext,
  changes: readonly VenueZoneChange[],
  readAt: Date,
): Promise<WorkflowEvent[]> {
  const byVenue = Map.groupBy(changes, (change) => change.venueId);
  if (byVenue.size === 0) return [];
  const venues = await context.tx
    .select({
      id: venuesTable.id,
      timezone: venuesTable.timezone,
      openingHours: venuesTable.openingHours,
      silencedUntil: venuesTable.silencedUntil,
    })
    .from(venuesTable)
    .where(inArray(venuesTable.id, [...byVenue.keys()]));
  const at = readAt.getTime();
  return addWorkflowEvents(
    context,
    venues.map((venue) => ({
      processType: 'venue' as const,
      processId: venue.id,
      signal: 'zonesChanged',
      payload: {
        kind: 'zonesChanged',
        at,
        changes: (byVenue.get(venue.id) ?? []).map(({ venueId: _, ...change }) => change),
        quietUntil: quietUntil({ ...venue, silencedUntil: venue.silencedUntil?.getTime() ?? null }, at),
      },
    })),
  );
}
