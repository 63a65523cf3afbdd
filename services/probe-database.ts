import { sql } from 'drizzle-orm';
import { inPlatform } from '../db/connection.ts';
import type { Database } from '../db/connection.ts';

/** Resolves when the database answers; rejects within the pool's own patience when it is away. */
export async function probeDatabase(database: Database): Promise<void> {
  await inPlatform(database, (tx) => tx.execute(sql`select 1`));
}
