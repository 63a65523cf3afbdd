import { index, boolean, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { VENDORS } from '../../../domain/customer/lists.ts';
import type { Vendor } from '../../../domain/customer/lists.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { instant, oneOf, organizationId, platformPolicy } from '../columns.ts';
import { organizationsTable } from './organizations.ts';

/** One account of an organization at a vendor. Read across organizations only to find whose webhook it is. */
export const providerConnectionsTable = pgTable(
  'provider_connections',
  {
    id: uuid('id').$type<ConnectionId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    vendor: text('vendor').$type<Vendor>().notNull(),
    /** The vendor's id of the account: phone_number_id, LINE destination, sender address. */
    externalAccountId: text('external_account_id').notNull(),
    displayName: text('display_name').notNull(),
    /** AES-256-GCM over the JSON of its secrets; the row's id is authenticated with it. */
    encryptedSecrets: text('encrypted_secrets').notNull(),
    isSandbox: boolean('is_sandbox').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    // a signed account id leads to exactly one organization
    unique('provider_connections_account').on(t.vendor, t.externalAccountId),
    index('provider_connections_organization').on(t.organizationId),
    oneOf('provider_connections_vendor', t.vendor, VENDORS),
    platformPolicy('provider_connections'),
  ],
);
