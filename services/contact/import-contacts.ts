import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactVenueRolesTable } from '../../db/schema/contact/contact-venue-roles.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import type { VenueRole } from '../../domain/contact/lists.ts';
import { conflict } from '../../domain/errors.ts';
import type { ConnectionId, ContactId, ContactIdentityId, CustomerId, VenueId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { insertInChunks } from '../insert-in-chunks.ts';
import { newId } from '../new-id.ts';
import { requireAdmin } from '../require-admin.ts';

export type NewContact = {
  customerId: CustomerId | null;
  name: string;
  /** BCP 47. */
  language: string | null;
  identities: { channel: Channel; connectionId: ConnectionId; externalId: string }[];
  roles: { venueId: VenueId; role: VenueRole }[];
};

/** Adds people with what our accounts know them by and what they may speak for. Ids come in the order of the input. */
export async function importContacts(context: Context, input: readonly NewContact[]): Promise<ContactId[]> {
  requireAdmin(context.actor, 'import contacts');
  return inTransaction(context, async (inner) => {
    const shared = { organizationId: inner.organizationId, createdAt: inner.clock.now() };
    const contacts = input.map((contact) => ({ ...contact, id: newId<ContactId>() }));
    const identities = contacts.flatMap((contact) =>
      contact.identities.map((identity) => ({
        ...identity,
        ...shared,
        id: newId<ContactIdentityId>(),
        contactId: contact.id,
      })),
    );
    const roles = contacts.flatMap(({ id, roles }) =>
      roles.map((role) => ({ ...role, ...shared, contactId: id })),
    );

    await insertInChunks(
      inner.tx,
      contactsTable,
      contacts.map(({ id, customerId, name, language }) => ({ id, customerId, name, language, ...shared })),
    );
    if ((await insertInChunks(inner.tx, contactIdentitiesTable, identities)) < identities.length) {
      throw conflict('contact', 'One of these numbers or addresses is already known; nothing was imported.');
    }
    await insertInChunks(inner.tx, contactVenueRolesTable, roles);
    await recordAudit(
      inner,
      ...contacts.map((contact) => ({
        action: 'contact.imported',
        entityType: 'contact',
        entityId: contact.id,
        after: { roles: contact.roles, channels: contact.identities.map((identity) => identity.channel) },
      })),
    );
    return contacts.map((contact) => contact.id);
  });
}
