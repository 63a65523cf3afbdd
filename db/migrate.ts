import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** Any number that nobody else locks in this database. */
const MIGRATION_LOCK = 7_262_511;

/**
 * Brings the schema up to date as the role that owns it, then makes the months ahead and grants the application's
 * role its rights: both are asked for at every start, so that neither a new table nor a new month is left out.
 */
export async function migrateDatabase(ownerUrl: string, options: { appRole?: string } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'bma-migrate' });
  await client.connect();
  try {
    // the second of two starts waits here and then finds nothing left to do
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await client.query("select ensure_month_partitions((current_date - interval '1 month')::date, 14)");
    await client.query('select force_row_level_security(), grant_to_app($1)', [options.appRole ?? 'bma_app']);
  } finally {
    await client.end();
  }
}
