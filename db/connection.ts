import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { OrganizationId } from '../domain/ids.ts';

/** A pool that can do nothing by itself: every statement runs through one of the two scopes below. */
export type Database = { readonly pool: pg.Pool; readonly [drizzleKey]: NodePgDatabase };
const drizzleKey: unique symbol = Symbol('drizzle');
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export function openDatabase(url: string, options: { poolSize: number; applicationName?: string }): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    application_name: options.applicationName ?? 'bma-social',
    // a database that is away answers 503 within this time instead of hanging a request
    connectionTimeoutMillis: 3_000,
    // no statement of ours may take longer; a stuck one must not hold a lock for ever
    statement_timeout: 30_000,
  });
  // an idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  // a connection that breaks while it is held: its query fails and says so, the process goes on
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, [drizzleKey]: drizzle(pool) };
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.pool.end();
}

/** The one door to an organization's rows: a transaction that sees and writes nothing else. */
export async function inOrganization<T>(
  database: Database,
  organizationId: OrganizationId,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database[drizzleKey].transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
    return work(tx);
  });
}

/** The second door, for what comes before the organization is known: login, webhooks, relay, live changes. */
export async function inPlatform<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database[drizzleKey].transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.scope', 'platform', true)`);
    return work(tx);
  });
}
