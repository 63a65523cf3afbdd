import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase } from '../test/database.ts';
import type { EmptyDatabase } from '../test/database.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrateDatabase } from './migrate.ts';

let empty: EmptyDatabase;
let client: pg.Client;

beforeAll(async () => {
  empty = await createEmptyDatabase();
  client = new pg.Client({ connectionString: empty.ownerUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await empty?.close();
});

test('two starts at once bring an empty database to the pinned schema', async () => {
  await Promise.all([migrateDatabase(empty.ownerUrl), migrateDatabase(empty.ownerUrl)]);
  await expect(await dumpSchema(client)).toMatchFileSnapshot('./schema-dump.txt');
});

test('a later start finds the schema up to date and changes nothing', async () => {
  const before = await dumpSchema(client);
  await migrateDatabase(empty.ownerUrl);
  expect(await dumpSchema(client)).toBe(before);
});

test('this month, the last and a year ahead have their partitions', async () => {
  const { rows } = await client.query<{ months: number }>(`
    select count(*)::int as months from pg_inherits
    where inhparent = 'audit_entries'::regclass and inhrelid::regclass::text ~ '_[0-9]{4}_[0-9]{2}$'`);
  expect(rows).toEqual([{ months: 14 }]);
});

test('a row of a month without a partition is kept, and moves when the month gets one', async () => {
  const organizationId = '0199a000-0000-7000-8000-000000000001';
  await client.query("select set_config('app.organization_id', $1, false)", [organizationId]);
  const at = new Date('2041-03-31T23:30:00Z');
  await client.query(
    `insert into audit_entries (id, organization_id, at, actor_kind, action, entity_type, entity_id)
     values (gen_random_uuid(), $1, $2, 'system', 'test.done', 'test', '1')`,
    [organizationId, at],
  );
  const where = async () =>
    (await client.query('select tableoid::regclass::text as partition from audit_entries')).rows;
  expect(await where()).toEqual([{ partition: 'audit_entries_default' }]);
  await client.query("select ensure_month_partitions('2041-03-15', 1)");
  expect(await where()).toEqual([{ partition: 'audit_entries_2041_03' }]);
});

test('the tables in code and the migrations say the same: generating again finds nothing new', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bma-migrations-'));
  try {
    const ours = fileURLToPath(new URL('./migrations', import.meta.url));
    await cp(ours, join(folder, 'migrations'), { recursive: true });
    const drizzleKit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
    const schema = fileURLToPath(new URL('./schema/index.ts', import.meta.url));
    const options = ['--name', 'again', '--dialect', 'postgresql', '--schema', schema, '--out', 'migrations'];
    // run from the copy's folder: drizzle-kit takes a relative folder only
    await promisify(execFile)(process.execPath, [drizzleKit, 'generate', ...options], { cwd: folder });
    expect(await readdir(join(folder, 'migrations'))).toEqual(await readdir(ours));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
