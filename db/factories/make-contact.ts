import type { ContactId, ContactIdentityId, OrganizationId, VenueId } from '../../domain/ids.ts';
import type { VenueRole } from '../../domain/contact/lists.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { Database } from '../connection.ts';
import { contactIdentitiesTable } from '../schema/contact/contact-identities.ts';
import { contactVenueRolesTable } from '../schema/contact/contact-venue-roles.ts';
import { contactsTable } from '../schema/contact/contacts.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeConnection } from './make-connection.ts';
import { makeOrganization } from './make-organization.ts';

export type MadeIdentity = typeof contactIdentitiesTable.$inferSelect;
export type MadeContact = typeof contactsTable.$inferSelect & {
  identities: [MadeIdentity, ...MadeIdentity[]];
};

type ContactOverrides = Partial<typeof contactsTable.$inferInsert> & {
  /** One identity each; WhatsApp by default. */
  identities?: Omit<IdentityOverrides, 'contactId' | 'organizationId'>[];
  venues?: { venueId: VenueId; role: VenueRole }[];
};

/** A person with identities and with roles at venues. */
export async function makeContact(db: Database, overrides: ContactOverrides = {}): Promise<MadeContact> {
  const { identities = [{}], venues = [], ...columns } = overrides;
  const organizationId = columns.organizationId ?? (await makeOrganization(db)).id;
  const contact = await insertRow(db, contactsTable, {
    id: makeId<ContactId>(),
    name: `Contact ${uniqueWord()}`,
    language: 'en',
    createdAt: MADE_AT,
    ...columns,
    organizationId,
  });
  const made: MadeIdentity[] = [];
  for (const identity of identities) {
    made.push(await makeIdentity(db, { ...identity, organizationId, contactId: contact.id }));
  }
  for (const venue of venues) {
    const role = { ...venue, organizationId, contactId: contact.id, createdAt: MADE_AT };
    await insertRow(db, contactVenueRolesTable, role);
  }
  return { ...contact, identities: made as MadeContact['identities'] }; // cast: an empty list is the test's own wish
}

type IdentityOverrides = Partial<typeof contactIdentitiesTable.$inferInsert> & {
  organizationId: OrganizationId;
  contactId: ContactId;
};

/** Makes a connection of the channel too when none is given. */
export async function makeIdentity(db: Database, overrides: IdentityOverrides): Promise<MadeIdentity> {
  const { organizationId, channel = 'whatsapp' } = overrides;
  return insertRow(db, contactIdentitiesTable, {
    id: makeId<ContactIdentityId>(),
    channel,
    externalId: externalIdOf(channel),
    createdAt: MADE_AT,
    ...overrides,
    connectionId:
      overrides.connectionId ?? (await makeConnection(db, { organizationId, vendor: channel })).id,
  });
}

function externalIdOf(channel: Channel): string {
  const word = uniqueWord();
  switch (channel) {
    case 'whatsapp':
      // area code 555 is nobody's; the word keeps two contacts apart
      return `1555${(Number.parseInt(word, 16) % 10_000_000).toString().padStart(7, '0')}`;
    case 'line':
      return `U${word.repeat(4).slice(0, 32).padEnd(32, '0')}`;
    case 'email':
      return `contact-${word}@venue.example`;
  }
}
