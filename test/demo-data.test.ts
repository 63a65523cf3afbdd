import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, inPlatform } from '../db/connection.ts';
import type { OrganizationId } from '../domain/ids.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/create-sandbox.ts';
import { systemClock } from '../services/context.ts';
import { logIn } from '../services/user/log-in.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { seedDemo } from '../scripts/demo/seed-demo.ts';

let db: TestDatabase;
let sandbox: Sandbox;
const settings = () => ({ BMA_MODE: 'sandbox', DATABASE_URL: db.appUrl, SANDBOX_URL: sandbox.url });

beforeAll(async () => {
  db = await createTestDatabase();
  sandbox = await createSandbox({ basePort: 0, dataDir: null, appUrl: 'http://127.0.0.1:9' });
});
afterAll(async () => {
  await sandbox?.stop();
  await db?.close();
});

async function counts(slug: string) {
  const { rows } = await inPlatform(db.database, (tx) =>
    tx.execute<{ id: OrganizationId }>(sql`select id from organizations where slug = ${slug}`),
  );
  return inOrganization(db.database, rows[0]?.id as OrganizationId, async (tx) => {
    const counted = await tx.execute<Record<string, number>>(sql`select
      (select count(*)::int from venues) as venues, (select count(*)::int from zones) as zones,
      (select count(*)::int from contacts) as contacts,
      (select count(*)::int from workflow_events where process_type = 'sweep') as sweeps,
      (select count(*)::int from audit_entries where action = 'venue.imported') as audited`);
    return counted.rows[0];
  });
}

test('the first start fills the database and the stand-ins with the same fleet and starts its watch', async () => {
  const seeded = await seedDemo({ settings: settings(), venues: 20 });
  expect(seeded).toMatchObject({ isNew: true, venuesAdded: 20, venues: 20 });
  expect(seeded.logins.map(({ email }) => email)).toEqual([
    'admin@demo.example',
    'manager@demo.example',
    'agent@demo.example',
    'viewer@demo.example',
    'studio@demo.example',
  ]);
  expect(await counts('demo-operator')).toMatchObject({
    venues: 20,
    zones: seeded.zones,
    sweeps: 1,
    audited: 20,
  });
  expect(await counts('demo-studio')).toMatchObject({ venues: 1, zones: 0, contacts: 3, sweeps: 0 });
  expect(sandbox.context.fleet.accounts).toHaveLength(20);
  expect(sandbox.context.fleet.zones()).toHaveLength(seeded.zones);
  expect(sandbox.context.threads.contactAt({ channel: 'whatsapp', address: '6620000000' })?.venue).toBe(
    'Siam Pavilion Bangkok',
  );
});

test('every printed login works', async () => {
  const { logins } = await seedDemo({ settings: settings() });
  for (const { email, password } of logins) {
    const signedIn = logIn(
      { database: db.database, clock: systemClock },
      { email, password, userAgent: null },
    );
    await expect(signedIn, email).resolves.toMatchObject({ user: { email } });
  }
});

test('a second start adds nothing and leaves an unplugged player unplugged', async () => {
  const [zone] = sandbox.context.fleet.zones();
  if (zone) zone.isUnplugged = true;
  const before = await counts('demo-operator');
  const again = await seedDemo({ settings: settings() });
  expect(again).toMatchObject({ isNew: false, venuesAdded: 0, venues: 20 });
  expect(await counts('demo-operator')).toEqual(before);
  expect(sandbox.context.fleet.zones()[0]?.isUnplugged).toBe(true);
});

test('the fleet grows to a larger size in place', async () => {
  const grown = await seedDemo({ settings: settings(), venues: 60 });
  expect(grown).toMatchObject({ isNew: false, venuesAdded: 40, venues: 60 });
  expect(await counts('demo-operator')).toMatchObject({ venues: 60, zones: grown.zones, audited: 60 });
  expect(sandbox.context.fleet.accounts).toHaveLength(60);
});

test('a system in production mode gets no demo logins', async () => {
  const production = {
    ...settings(),
    BMA_MODE: 'production',
    JWT_SECRET: 'a secret of production with enough letters',
    ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
    SOUNDTRACK_API_TOKEN: 'real',
    WHATSAPP_ACCESS_TOKEN: 'real',
    WHATSAPP_PHONE_NUMBER_ID: '1',
    WHATSAPP_APP_SECRET: 'real',
    WHATSAPP_VERIFY_TOKEN: 'real',
    LINE_CHANNEL_ID: 'real',
    LINE_CHANNEL_ACCESS_TOKEN: 'real',
    LINE_CHANNEL_SECRET: 'real',
    ANTHROPIC_API_KEY: 'real',
    SMTP_HOST: 'mail.example',
    SMTP_USER: 'real',
    SMTP_PASSWORD: 'real',
    MAIL_FROM: 'care@music.example',
  };
  await expect(seedDemo({ settings: production })).rejects.toThrow('sandbox mode only');
});
