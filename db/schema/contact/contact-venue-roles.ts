import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { VENUE_ROLES } from '../../../domain/contact/lists.ts';
import type { VenueRole } from '../../../domain/contact/lists.ts';
import type { ContactId, VenueId } from '../../../domain/ids.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { venuesTable } from '../venue/venues.ts';
import { contactsTable } from './contacts.ts';

/** What a contact may speak for. The bot acts only at venues listed here. */
export const contactVenueRolesTable = pgTable(
  'contact_venue_roles',
  {
    organizationId: organizationId().references(() => organizationsTable.id),
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .notNull()
      .references(() => contactsTable.id),
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .notNull()
      .references(() => venuesTable.id),
    role: text('role').$type<VenueRole>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.venueId, t.role] }),
    // who is told about a venue's outage
    index('contact_venue_roles_venue').on(t.venueId),
    index('contact_venue_roles_organization').on(t.organizationId),
    oneOf('contact_venue_roles_role', t.role, VENUE_ROLES),
    scopePolicy('contact_venue_roles'),
  ],
);
