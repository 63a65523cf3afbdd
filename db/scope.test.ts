import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationId } from '../domain/ids.ts';
import { createTestDatabase } from '../test/database.ts';
import type { TestDatabase } from '../test/database.ts';
import { makeId } from './factories/factory.ts';
import { buildRow, insertInto, readTableShapes } from './factories/make-row-of-each-table.ts';
import type { Row, TableShape } from './factories/make-row-of-each-table.ts';

/** Read before the organization is known; every other table must not open to the platform's scope. */
const PLATFORM_TABLES = [
  'live_changes',
  'organizations',
  'provider_connections',
  'user_sessions',
  'users',
  'workflow_events',
];
const APPEND_ONLY = ['audit_entries', 'zone_status_log'];
const DENIED = '42501';

let db: TestDatabase;
let client: pg.PoolClient;
let shapes: TableShape[];
const ours = makeId<OrganizationId>();
const theirs = makeId<OrganizationId>();
const theirRows = new Map<string, Row>();

/** One transaction with these settings, always rolled back unless it is told to keep. */
async function scoped<T>(settings: Record<string, string>, work: () => Promise<T>, keep = false): Promise<T> {
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(settings)) {
      await client.query('select set_config($1, $2, true)', [name, value]);
    }
    const result = await work();
    if (keep) await client.query('commit');
    return result;
  } finally {
    await client.query('rollback');
  }
}
const asUs = <T>(work: () => Promise<T>) => scoped({ 'app.organization_id': ours }, work);

async function refusal(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code; // cast: pg's errors carry SQLSTATE
  }
}

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.database.pool.connect();
  shapes = await readTableShapes(client);
  for (const organizationId of [ours, theirs]) {
    const made = organizationId === theirs ? theirRows : new Map<string, Row>();
    const fill = async () => {
      for (const shape of shapes) {
        made.set(shape.name, buildRow(shape, organizationId, made));
        await insertInto(client, shape.name, made.get(shape.name) ?? {});
      }
    };
    await scoped({ 'app.organization_id': organizationId }, fill, true);
  }
});

afterAll(async () => {
  client?.release();
  await db?.close();
});

test('no table is without forced row-level security and a policy for reading and writing', async () => {
  const { rows } = await client.query(`
    select c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (
      c.relrowsecurity and c.relforcerowsecurity and
      exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
        and p.polqual is not null and p.polwithcheck is not null))`);
  expect(rows).toEqual([]);
  expect(shapes.length).toBeGreaterThan(25);
});

test("the application's role owns nothing, cannot look over the policies, and cannot make tables", async () => {
  const { rows } = await client.query(`
    select rolsuper, rolbypassrls, rolcreaterole,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
      pg_has_role('bma_owner', 'member') as is_owner,
      has_schema_privilege('public', 'create') as may_create
    from pg_roles where rolname = current_user`);
  const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 };
  expect(rows).toEqual([{ ...nothing, is_owner: false, may_create: false }]);
});

test('every foreign key has an index that begins with it', async () => {
  const { rows } = await client.query(`
    select conrelid::regclass as table, conname from pg_constraint k
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`);
  expect(rows).toEqual([]);
});

describe('an organization on each table', () => {
  test('sees its own row and none of another', async () => {
    for (const { name, scopeColumn } of shapes) {
      const seen = await asUs(() => client.query(`select ${scopeColumn} as scope from ${name}`));
      expect(seen.rows, name).toEqual([{ scope: ours }]);
    }
  });

  test("cannot change or delete another's row", async () => {
    for (const { name, scopeColumn } of shapes) {
      for (const order of [`update ${name} set ${scopeColumn} = ${scopeColumn}`, `delete from ${name}`]) {
        const touch = () => asUs(() => client.query(`${order} where ${scopeColumn} = $1`, [theirs]));
        if (APPEND_ONLY.includes(name)) expect(await refusal(touch), order).toBe(DENIED);
        else expect((await touch()).rowCount, order).toBe(0);
      }
    }
  });

  test('cannot write a row into another, nor move its own row there', async () => {
    for (const shape of shapes) {
      const row = buildRow(shape, shape.name === 'organizations' ? makeId() : theirs, theirRows);
      expect(await refusal(() => asUs(() => insertInto(client, shape.name, row))), shape.name).toBe(DENIED);
      const move = `update ${shape.name} set ${shape.scopeColumn} = $1`;
      expect(await refusal(() => asUs(() => client.query(move, [theirs]))), move).toBe(DENIED);
    }
  });

  test('cannot reach a partition by its own name', async () => {
    const { rows } = await client.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relispartition and relkind = 'r'",
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      expect(await refusal(() => asUs(() => client.query(`select from ${name}`))), name).toBe(DENIED);
    }
  });
});

test('without a scope no row of any table is shown, and asking for a scoped one is an error', async () => {
  for (const { name } of shapes) {
    const ask = () => scoped({}, () => client.query(`select from ${name}`));
    if (PLATFORM_TABLES.includes(name)) expect((await ask()).rowCount, name).toBe(0);
    else expect(await refusal(ask), name).toBeDefined();
  }
});

test("the platform's scope opens only what is read before the organization is known", async () => {
  for (const { name } of shapes) {
    const ask = () => scoped({ 'app.scope': 'platform' }, () => client.query(`select from ${name}`));
    if (PLATFORM_TABLES.includes(name)) expect((await ask()).rowCount, name).toBe(2);
    else expect(await refusal(ask), name).toBeDefined();
  }
});
