import { and, asc, eq, inArray } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import type { VenueRole } from '../../domain/contact/lists.ts';
import type { ContactId, ContactIdentityId, VenueId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

export type ReachableContact = {
  contactId: ContactId;
  name: string;
  language: string | null;
  identities: { contactIdentityId: ContactIdentityId; channel: Channel }[];
};
export type VenueContact = ReachableContact & { roles: VenueRole[] };

/** Who is told about a venue, with the roles asked for and every way to reach him. */
export async function listContactsOfVenue(
  context: Context,
  input: { venueId: VenueId; roles: readonly VenueRole[] },
): Promise<VenueContact[]> {
  return inTransaction(context, async ({ tx }) => {
    const rows = await tx
      .select({
        contactId: contactsTable.id,
        name: contactsTable.name,
        language: contactsTable.language,
        role: contactVenueRolesTable.role,
        identity: {
          contactIdentityId: contactIdentitiesTable.id,
          channel: contactIdentitiesTable.channel,
        },
      })
      .from(contactVenueRolesTable)
      .innerJoin(contactsTable, eq(contactsTable.id, contactVenueRolesTable.contactId))
      .leftJoin(contactIdentitiesTable, eq(contactIdentitiesTable.contactId, contactsTable.id))
      .where(
        and(
          eq(contactVenueRolesTable.venueId, input.venueId),
          inArray(contactVenueRolesTable.role, [...input.roles]),
        ),
      )
      .orderBy(asc(contactsTable.name), asc(contactsTable.id), asc(contactIdentitiesTable.id));
    const contacts = new Map<ContactId, VenueContact>();
    for (const { role, identity, ...contact } of rows) {
      const known = contacts.get(contact.contactId) ?? { ...contact, roles: [], identities: [] };
      contacts.set(contact.contactId, known);
      if (!known.roles.includes(role)) known.roles.push(role);
      const isKnown = known.identities.some((one) => one.contactIdentityId === identity?.contactIdentityId);
      if (identity !== null && !isKnown) known.identities.push(identity);
    }
    return [...contacts.values()];
  });
}
