import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ContactId, CustomerId } from '../../../domain/ids.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { customersTable } from '../customer/customers.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** A person. Known by identities, never by a phone number alone. */
export const contactsTable = pgTable(
  'contacts',
  {
    id: uuid('id').$type<ContactId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .references(() => customersTable.id),
    name: text('name').notNull(),
    /** BCP 47, of the last message written or as entered. */
    language: text('language'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('contacts_organization_name').on(t.organizationId, t.name),
    index('contacts_customer').on(t.customerId),
    scopePolicy('contacts'),
  ],
);
