import { and, asc, eq } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { VenueId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Zones of one venue by name. @throws DomainError venue.not_found */
export async function listZonesOfVenue(context: Context, { venueId }: { venueId: VenueId }) {
  return inTransaction(context, async ({ tx }) => {
    const [venue] = await tx
      .select({ id: venuesTable.id })
      .from(venuesTable)
      .where(eq(venuesTable.id, venueId));
    if (venue === undefined) throw notFound('venue');
    return tx
      .select({
        id: zonesTable.id,
        venueId: zonesTable.venueId,
        name: zonesTable.name,
        kind: zonesTable.kind,
        status: zonesTable.status,
        statusSince: zonesTable.statusSince,
        suspectedStatus: zonesTable.suspectedStatus,
        volume: zonesTable.volume,
        volumeCeiling: zonesTable.volumeCeiling,
        nowPlaying: zonesTable.nowPlaying,
        playlistName: zonesTable.playlistName,
      })
      .from(zonesTable)
      .where(and(eq(zonesTable.venueId, venueId), eq(zonesTable.isArchived, false)))
      .orderBy(asc(zonesTable.name));
  });
}
