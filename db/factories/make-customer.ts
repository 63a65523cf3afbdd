import type { BrandId, CustomerId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { brandsTable } from '../schema/customer/brands.ts';
import { customersTable } from '../schema/customer/customers.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeOrganization } from './make-organization.ts';

export type MadeCustomer = typeof customersTable.$inferSelect;

/** A hotel business of a brand of its own; `brandId: null` for one without. */
export async function makeCustomer(
  db: Database,
  overrides: Partial<typeof customersTable.$inferInsert> = {},
): Promise<MadeCustomer> {
  const word = uniqueWord();
  const organizationId = overrides.organizationId ?? (await makeOrganization(db)).id;
  return insertRow(db, customersTable, {
    id: makeId<CustomerId>(),
    name: `Customer ${word}`,
    businessType: 'hotel',
    region: 'asia_pacific',
    countryCode: 'TH',
    city: 'Bangkok',
    createdAt: MADE_AT,
    ...overrides,
    organizationId,
    brandId:
      overrides.brandId === undefined ? (await makeBrand(db, { organizationId })).id : overrides.brandId,
  });
}

export async function makeBrand(
  db: Database,
  overrides: Partial<typeof brandsTable.$inferInsert> = {},
): Promise<typeof brandsTable.$inferSelect> {
  return insertRow(db, brandsTable, {
    id: makeId<BrandId>(),
    name: `Brand ${uniqueWord()}`,
    createdAt: MADE_AT,
    ...overrides,
    organizationId: overrides.organizationId ?? (await makeOrganization(db)).id,
  });
}
