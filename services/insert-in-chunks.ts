import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from '../db/connection.ts';

/** PostgreSQL takes 65,535 values in one statement; our widest row has 20. */
const ROWS_PER_STATEMENT = 1_000;

/** Inserts any number of rows and says how many were new; a row whose key is known is left as it stands. */
export async function insertInChunks<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_PER_STATEMENT);
    inserted += (await tx.insert(table).values(chunk).onConflictDoNothing()).rowCount ?? 0;
  }
  return inserted;
}
