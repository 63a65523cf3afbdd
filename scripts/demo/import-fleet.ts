import type { VenueId } from '../../domain/ids.ts';
import { CHANNELS } from '../../domain/message/channels.ts';
import { importContacts } from '../../services/contact/import-contacts.ts';
import type { TransactionContext } from '../../services/context.ts';
import { importCustomers } from '../../services/customer/import-customers.ts';
import { importVenues } from '../../services/venue/import-venues.ts';
import type { ChannelConnections } from './connect-vendors.ts';
import type { Fleet } from './fleet.ts';

/** Brings a generated fleet into the organization; venues that are known by their music account are left out. */
export async function importFleet(
  context: TransactionContext,
  input: { fleet: Fleet; known: Map<string, VenueId>; connections: ChannelConnections },
): Promise<void> {
  const { fleet, known, connections } = input;
  const customerIds = await importCustomers(context, fleet.customers);
  const customerIdOf = (name: string) => {
    const id = customerIds.get(name);
    if (id === undefined) throw new Error(`no customer ${name} in this fleet`);
    return id;
  };

  const fresh = fleet.venues.filter((venue) => !known.has(venue.soundtrackAccountId));
  const { venueIds } = await importVenues(
    context,
    fresh.map(({ customerName, soundtrackLocationId: _, zones, ...venue }) => ({
      ...venue,
      customerId: customerIdOf(customerName),
      zones: zones.map(({ name, kind, soundtrackZoneId, volumeCeiling }) => ({
        name,
        kind,
        soundtrackZoneId,
        volumeCeiling,
      })),
    })),
  );
  const ids = new Map(known);
  fresh.forEach((venue, index) => ids.set(venue.soundtrackAccountId, venueIds[index] as VenueId)); // cast: one id per venue

  const venueAt = (index: number) => fleet.venues[index]?.soundtrackAccountId ?? '';
  const isFresh = (index: number) => !known.has(venueAt(index));
  await importContacts(
    context,
    fleet.contacts
      // a contact came with the last of its venues
      .filter((contact) => isFresh(Math.max(...contact.roles.map((role) => role.venueIndex))))
      .map((contact) => ({
        customerId: customerIdOf(contact.customerName),
        name: contact.name,
        language: contact.language,
        identities: CHANNELS.flatMap((channel) => {
          const externalId = contact.channels[channel];
          return externalId === undefined
            ? []
            : [{ channel, connectionId: connections[channel], externalId }];
        }),
        roles: contact.roles.map(({ venueIndex, role }) => ({
          venueId: ids.get(venueAt(venueIndex)) as VenueId, // cast: contacts name venues of their own fleet
          role,
        })),
      })),
  );
}
