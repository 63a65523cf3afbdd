import { brandsTable } from '../../db/schema/customer/brands.ts';
import { customersTable } from '../../db/schema/customer/customers.ts';
import type { BusinessType, Region } from '../../domain/customer/lists.ts';
import type { BrandId, CustomerId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { insertInChunks } from '../insert-in-chunks.ts';
import { newId } from '../new-id.ts';
import { requireAdmin } from '../require-admin.ts';

export type NewCustomer = {
  name: string;
  brandName: string | null;
  businessType: BusinessType;
  region: Region;
  countryCode: string;
  city: string;
  /** ISO date. */
  contractExpiresOn: string | null;
};

/** Adds the customers and brands that are not known by name yet, and gives the id of each customer by its name. */
export async function importCustomers(
  context: Context,
  input: readonly NewCustomer[],
): Promise<Map<string, CustomerId>> {
  requireAdmin(context.actor, 'import customers');
  return inTransaction(context, async (inner) => {
    const brands = await importBrands(inner, input);
    const known = await inner.tx
      .select({ id: customersTable.id, name: customersTable.name })
      .from(customersTable);
    const ids = new Map(known.map((customer) => [customer.name, customer.id]));
    const fresh: (NewCustomer & { id: CustomerId })[] = [];
    for (const customer of input) {
      if (ids.has(customer.name)) continue;
      const id = newId<CustomerId>();
      ids.set(customer.name, id);
      fresh.push({ ...customer, id });
    }
    await insertInChunks(
      inner.tx,
      customersTable,
      fresh.map(({ brandName, ...customer }) => ({
        ...customer,
        organizationId: context.organizationId,
        brandId: brandName === null ? null : (brands.get(brandName) ?? null),
        createdAt: context.clock.now(),
      })),
    );
    await recordAudit(
      inner,
      ...fresh.map(({ id, ...after }) => ({
        action: 'customer.imported',
        entityType: 'customer',
        entityId: id,
        after,
      })),
    );
    return ids;
  });
}

async function importBrands(
  context: TransactionContext,
  customers: readonly NewCustomer[],
): Promise<Map<string, BrandId>> {
  const known = await context.tx.select({ id: brandsTable.id, name: brandsTable.name }).from(brandsTable);
  const ids = new Map(known.map((brand) => [brand.name, brand.id]));
  const names = new Set(customers.flatMap((customer) => customer.brandName ?? []));
  const fresh = [...names].filter((name) => !ids.has(name)).map((name) => ({ id: newId<BrandId>(), name }));
  const { organizationId } = context;
  const createdAt = context.clock.now();
  await insertInChunks(
    context.tx,
    brandsTable,
    fresh.map((brand) => ({ ...brand, organizationId, createdAt })),
  );
  for (const brand of fresh) ids.set(brand.name, brand.id);
  return ids;
}
