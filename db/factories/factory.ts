import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { PgTable } from 'drizzle-orm/pg-core';
import { inOrganization } from '../connection.ts';
import type { Database } from '../connection.ts';
import type { Id, OrganizationId } from '../../domain/ids.ts';

/** When everything made by a factory was made, unless a test says otherwise. */
export const MADE_AT = new Date('2026-01-05T09:00:00Z');

export function makeId<T extends Id<string>>(): T {
  return randomUUIDv7() as T; // cast: a brand has no runtime form
}

/** Ten letters that no other row carries. */
export function uniqueWord(): string {
  return randomBytes(5).toString('hex');
}

/** Commits one row within its organization and returns it as stored. */
export async function insertRow<T extends PgTable>(
  db: Database,
  table: T,
  row: T['$inferInsert'] & { organizationId: OrganizationId },
): Promise<T['$inferSelect']> {
  const rows = await inOrganization(db, row.organizationId, (tx) => tx.insert(table).values(row).returning());
  return (rows as T['$inferSelect'][])[0]!; // cast: drizzle cannot infer the row of a generic table
}
