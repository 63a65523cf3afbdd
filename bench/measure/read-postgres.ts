import type pg from 'pg';

/** Running totals. `activeMs` is the server's time in statements, of all connections together. */
export type PostgresCounters = {
  /** Rows inserted, updated and deleted, by table of the application. */
  rows: Record<string, number>;
  commits: number;
  activeMs: number;
  temporalCommits: number;
  temporalActiveMs: number;
  walBytes: number;
  walSyncs: number;
};

type DatabaseRow = { name: string; commits: string; active_ms: number };

/** @param admin connected to the application's database as the server's owner. */
export async function readPostgres(admin: pg.Client): Promise<PostgresCounters> {
  const tables = await admin.query<{ name: string; rows: string }>(
    'select relname as name, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_user_tables',
  );
  const databases = await admin.query<DatabaseRow>(
    'select datname as name, xact_commit as commits, active_time as active_ms from pg_stat_database where datname is not null',
  );
  const wal = await admin.query<{ bytes: string; syncs: string }>(
    `select (select wal_bytes from pg_stat_wal) as bytes,
      (select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal') as syncs`,
  );
  const sum = (isMeant: (name: string) => boolean, field: 'commits' | 'active_ms') =>
    databases.rows.reduce((total, row) => total + (isMeant(row.name) ? Number(row[field]) : 0), 0);
  const isOurs = (name: string) => name === 'bma';
  const isTemporals = (name: string) => name.startsWith('temporal');
  return {
    rows: Object.fromEntries(tables.rows.map(({ name, rows }) => [name, Number(rows)])),
    commits: sum(isOurs, 'commits'),
    activeMs: sum(isOurs, 'active_ms'),
    temporalCommits: sum(isTemporals, 'commits'),
    temporalActiveMs: sum(isTemporals, 'active_ms'),
    walBytes: Number(wal.rows[0]?.bytes ?? 0),
    walSyncs: Number(wal.rows[0]?.syncs ?? 0),
  };
}
