import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { BUSINESS_TYPES, REGIONS } from '../../../domain/customer/lists.ts';
import type { BusinessType, Region } from '../../../domain/customer/lists.ts';
import type { BrandId, CustomerId } from '../../../domain/ids.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { brandsTable } from './brands.ts';

/** A business with a contract; it has one or more venues. */
export const customersTable = pgTable(
  'customers',
  {
    id: uuid('id').$type<CustomerId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    brandId: uuid('brand_id')
      .$type<BrandId>()
      .references(() => brandsTable.id),
    name: text('name').notNull(),
    businessType: text('business_type').$type<BusinessType>().notNull(),
    region: text('region').$type<Region>().notNull(),
    /** ISO 3166-1 alpha-2. */
    countryCode: text('country_code').notNull(),
    city: text('city').notNull(),
    contractExpiresOn: date('contract_expires_on', { mode: 'string' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('customers_organization').on(t.organizationId),
    index('customers_brand').on(t.brandId),
    oneOf('customers_business_type', t.businessType, BUSINESS_TYPES),
    oneOf('customers_region', t.region, REGIONS),
    scopePolicy('customers'),
  ],
);
