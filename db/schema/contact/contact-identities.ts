import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConnectionId, ContactId, ContactIdentityId } from '../../../domain/ids.ts';
import { CHANNELS } from '../../../domain/message/channels.ts';
import type { Channel } from '../../../domain/message/channels.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { providerConnectionsTable } from '../organization/provider-connections.ts';
import { contactsTable } from './contacts.ts';

/** A person as one of our accounts knows him: LINE user ids differ per account, so the account is part of the key. */
export const contactIdentitiesTable = pgTable(
  'contact_identities',
  {
    id: uuid('id').$type<ContactIdentityId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .notNull()
      .references(() => contactsTable.id),
    channel: text('channel').$type<Channel>().notNull(),
    connectionId: uuid('connection_id')
      .$type<ConnectionId>()
      .notNull()
      .references(() => providerConnectionsTable.id),
    externalId: text('external_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('contact_identities_external').on(t.connectionId, t.externalId),
    index('contact_identities_contact').on(t.contactId),
    index('contact_identities_organization').on(t.organizationId),
    oneOf('contact_identities_channel', t.channel, CHANNELS),
    scopePolicy('contact_identities'),
  ],
);
