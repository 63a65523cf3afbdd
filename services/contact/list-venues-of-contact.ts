import { and, asc, eq, isNull } from 'drizzle-orm';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { VenueRole } from '../../domain/contact/lists.ts';
import type { ContactId, VenueId, ZoneId } from '../../domain/ids.ts';
import type { ZoneKind, ZoneStatus } from '../../domain/zone/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

export type ContactVenue = {
  venueId: VenueId;
  venueName: string;
  timezone: string;
  roles: VenueRole[];
  zones: {
    zoneId: ZoneId;
    name: string;
    kind: ZoneKind;
    volumeCeiling: number | null;
    soundtrackZoneId: string;
    status: ZoneStatus;
    volume: number | null;
  }[];
};

/** What a contact may speak for, by name of venue and zone. An unknown contact speaks for nothing. */
export async function listVenuesOfContact(context: Context, contactId: ContactId): Promise<ContactVenue[]> {
  return inTransaction(context, async ({ tx }) => {
    const rows = await tx
      .select({
        venueId: venuesTable.id,
        venueName: venuesTable.name,
        timezone: venuesTable.timezone,
        role: contactVenueRolesTable.role,
        zone: {
          zoneId: zonesTable.id,
          name: zonesTable.name,
          kind: zonesTable.kind,
          volumeCeiling: zonesTable.volumeCeiling,
          soundtrackZoneId: zonesTable.soundtrackZoneId,
          status: zonesTable.status,
          volume: zonesTable.volume,
        },
      })
      .from(contactVenueRolesTable)
      .innerJoin(venuesTable, eq(venuesTable.id, contactVenueRolesTable.venueId))
      .leftJoin(zonesTable, and(eq(zonesTable.venueId, venuesTable.id), eq(zonesTable.isArchived, false)))
      .where(and(eq(contactVenueRolesTable.contactId, contactId), isNull(venuesTable.archivedAt)))
      .orderBy(asc(venuesTable.name), asc(venuesTable.id), asc(zonesTable.name), asc(zonesTable.id));
    const venues = new Map<VenueId, ContactVenue>();
    for (const { role, zone, ...venue } of rows) {
      const known = venues.get(venue.venueId) ?? { ...venue, roles: [], zones: [] };
      venues.set(venue.venueId, known);
      if (!known.roles.includes(role)) known.roles.push(role);
      if (zone !== null && !known.zones.some(({ zoneId }) => zoneId === zone.zoneId)) known.zones.push(zone);
    }
    return [...venues.values()];
  });
}
