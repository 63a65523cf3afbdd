import { boolean, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ContactId, UserId } from '../../../domain/ids.ts';
import { USER_ROLES } from '../../../domain/user/lists.ts';
import type { UserRole } from '../../../domain/user/lists.ts';
import { instant, oneOf, organizationId, platformPolicy } from '../columns.ts';
import { contactsTable } from '../contact/contacts.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** Staff. Found by mail address before the organization is known. */
export const usersTable = pgTable(
  'users',
  {
    id: uuid('id').$type<UserId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<UserRole>().notNull(),
    passwordHash: text('password_hash').notNull(),
    language: text('language').notNull().default('en'),
    /** The contact under which notices reach this member of staff. */
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .references(() => contactsTable.id),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('users_email').on(t.email),
    index('users_organization').on(t.organizationId),
    index('users_contact').on(t.contactId),
    oneOf('users_role', t.role, USER_ROLES),
    platformPolicy('users'),
  ],
);
