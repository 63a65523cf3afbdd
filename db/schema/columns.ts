import { sql } from 'drizzle-orm';
import { check, pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { OrganizationId } from '../../domain/ids.ts';

/** Instants keep their zone and travel as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Every table is scoped; the policy below and FORCE ROW LEVEL SECURITY (a migration) keep it so. */
export const organizationId = () => uuid('organization_id').$type<OrganizationId>().notNull();

/** Unset scope is an error, not "all rows": current_setting without its second argument throws. */
export const scopePolicy = (name: string) =>
  pgPolicy(`${name}_scope`, {
    for: 'all',
    using: sql`organization_id = current_setting('app.organization_id')::uuid`,
    withCheck: sql`organization_id = current_setting('app.organization_id')::uuid`,
  });

/** For the few tables that are read before the organization is known (login, webhooks, relay). */
export const platformPolicy = (name: string) =>
  pgPolicy(`${name}_scope`, {
    for: 'all',
    using: sql`organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform'`,
    withCheck: sql`organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform'`,
  });

/** A closed list has one source, in domain; SQL checks the same words. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);
