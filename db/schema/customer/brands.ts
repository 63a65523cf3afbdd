import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { BrandId } from '../../../domain/ids.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** A chain or label whose venues share a tone and music rules. */
export const brandsTable = pgTable(
  'brands',
  {
    id: uuid('id').$type<BrandId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('brands_organization').on(t.organizationId), scopePolicy('brands')],
);
