import pg from 'pg';
import type { EngineEnv } from '../config/engine-env.ts';
import { EngineError } from './engine-error.ts';
import type { Postgres } from './start-postgres.ts';

/** A PostgreSQL of somebody else's: nothing is started and nothing is stopped, only the roles are checked. */
export async function useOwnPostgres(
  env: EngineEnv,
  onProgress: (sentence: string) => void,
): Promise<Postgres> {
  const appUrl = env.DATABASE_URL;
  const ownerUrl = env.DATABASE_MIGRATION_URL;
  if (!appUrl || !ownerUrl) {
    throw new EngineError(
      'DATABASE_URL is set, DATABASE_MIGRATION_URL is not: give the address of the role that owns the schema too.',
    );
  }
  const rights = await readRights(appUrl);
  if (rights.isAboveRowSecurity) {
    throw new EngineError(
      `The role of DATABASE_URL (${rights.role}) is a superuser or may bypass row-level security; organizations would not be kept apart. Use a plain role.`,
    );
  }
  if (rights.role === (await readRights(ownerUrl)).role) {
    throw new EngineError(
      'DATABASE_URL and DATABASE_MIGRATION_URL use the same role; the application must not own its tables.',
    );
  }
  const { host, pathname } = new URL(appUrl);
  onProgress(`PostgreSQL is the one of DATABASE_URL (${host}${pathname}).`);
  const nothing = async () => {};
  return {
    appUrl,
    ownerUrl,
    adminUrl: ownerUrl,
    temporalUrl: ownerUrl,
    child: () => undefined,
    restart: nothing,
    stop: nothing,
  };
}

async function readRights(url: string): Promise<{ role: string; isAboveRowSecurity: boolean }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string; isAbove: boolean }>(
      'select rolname as role, rolsuper or rolbypassrls as "isAbove" from pg_roles where rolname = current_user',
    );
    return { role: rows[0]?.role ?? '', isAboveRowSecurity: rows[0]?.isAbove ?? false };
  } catch (error) {
    throw new EngineError(`Cannot reach PostgreSQL at ${new URL(url).host}: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
