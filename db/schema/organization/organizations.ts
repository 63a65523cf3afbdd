import { sql } from 'drizzle-orm';
import { boolean, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ORGANIZATION_KINDS } from '../../../domain/customer/lists.ts';
import type { OrganizationKind } from '../../../domain/customer/lists.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import { instant, oneOf } from '../columns.ts';

/** A tenant. The only table whose own key is the scope. */
export const organizationsTable = pgTable(
  'organizations',
  {
    id: uuid('id').$type<OrganizationId>().primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind').$type<OrganizationKind>().notNull(),
    /** IANA zone of its own office, for people who have none of their own. */
    timezone: text('timezone').notNull(),
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    oneOf('organizations_kind', t.kind, ORGANIZATION_KINDS),
    pgPolicy('organizations_scope', {
      for: 'all',
      using: sql`id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform'`,
      withCheck: sql`id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform'`,
    }),
  ],
);
