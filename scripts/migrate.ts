import { migrateDatabase } from '../db/migrate.ts';
import { readEngineEnv } from '../config/engine-env.ts';

/** Brings the schema of an own PostgreSQL up to date: for deployments that migrate before they start. */
const env = readEngineEnv();
if (!env.DATABASE_URL || !env.DATABASE_MIGRATION_URL) {
  console.error('Set DATABASE_URL (the application) and DATABASE_MIGRATION_URL (the owner of the schema).');
  process.exit(78);
}
const appRole = decodeURIComponent(new URL(env.DATABASE_URL).username);
await migrateDatabase(env.DATABASE_MIGRATION_URL, { appRole });
console.log(`The schema is up to date; ${appRole} may use it.`);
