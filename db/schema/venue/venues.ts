import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { CustomerId, VenueId } from '../../../domain/ids.ts';
import type { OpeningHours } from '../../../domain/venue/opening-hours.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { customersTable } from '../customer/customers.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** A place with music. The screens call it a property. */
export const venuesTable = pgTable(
  'venues',
  {
    id: uuid('id').$type<VenueId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customersTable.id),
    name: text('name').notNull(),
    countryCode: text('country_code').notNull(),
    city: text('city').notNull(),
    timezone: text('timezone').notNull(),
    soundtrackAccountId: text('soundtrack_account_id'),
    /** Local times in the venue's zone; null means always open. */
    openingHours: jsonb('opening_hours').$type<OpeningHours>(),
    /** An agreed silence (refurbishment, prayer): offline until then is no incident. */
    silencedUntil: instant('silenced_until'),
    silenceReason: text('silence_reason'),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('venues_soundtrack_account').on(t.organizationId, t.soundtrackAccountId),
    index('venues_organization_name').on(t.organizationId, t.name),
    index('venues_customer').on(t.customerId),
    scopePolicy('venues'),
  ],
);
