import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { EngineError } from './engine-error.ts';

const STORES = [
  { database: 'temporal', schema: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
];

/** Brings both of Temporal's databases to the version that the schema tool carries; on a current one it changes nothing. */
export async function updateTemporalSchema(input: { sqlTool: string; databaseUrl: URL }): Promise<void> {
  await Promise.all(STORES.map((store) => updateStore({ ...input, ...store })));
}

async function updateStore(input: {
  sqlTool: string;
  databaseUrl: URL;
  database: string;
  schema: string;
}): Promise<void> {
  const url = new URL(input.databaseUrl);
  url.pathname = `/${input.database}`;
  const run = (...args: string[]) => runSqlTool(input.sqlTool, url, ['--db', input.database, ...args]);
  const state = await readState(url);
  if (state === 'no database') await run('create-database');
  if (state !== 'has schema') await run('setup-schema', '-v', '0.0');
  await run('update-schema', '--schema-name', input.schema);
}

async function readState(url: URL): Promise<'no database' | 'empty' | 'has schema'> {
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    const { rows } = await client.query<{ known: boolean }>(
      `select to_regclass('schema_version') is not null as known`,
    );
    if (!rows[0]?.known) return 'empty';
    // Only this process starts a server on these databases: addresses of former ones would slow its start down.
    await client.query(
      "do $$ begin if to_regclass('cluster_membership') is not null then delete from cluster_membership; end if; end $$",
    );
    return 'has schema';
  } catch (error) {
    // 3D000: the database does not exist.
    if ((error as { code?: string }).code === '3D000') return 'no database';
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function runSqlTool(sqlTool: string, url: URL, args: string[]): Promise<void> {
  const sslMode = url.searchParams.get('sslmode');
  const isEncrypted = sslMode === 'require' || sslMode === 'verify-ca' || sslMode === 'verify-full';
  const env = {
    ...process.env,
    SQL_PLUGIN: 'postgres12_pgx',
    SQL_HOST: url.hostname,
    SQL_PORT: url.port || '5432',
    SQL_USER: decodeURIComponent(url.username),
    SQL_PASSWORD: decodeURIComponent(url.password),
    ...(isEncrypted && { SQL_TLS: 'true' }),
    ...(isEncrypted && sslMode !== 'verify-full' && { SQL_TLS_DISABLE_HOST_VERIFICATION: 'true' }),
  };
  try {
    await promisify(execFile)(sqlTool, args, { env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const complaint = `${stdout}${stderr}`.trim().split('\n').slice(-3).join('\n');
    throw new EngineError(`Temporal's tables could not be prepared (${args.join(' ')}): ${complaint}`, {
      cause: error,
    });
  }
}
