import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv } from '../config/env.ts';
import { inOrganization } from '../db/connection.ts';
import { makeOrganization } from '../db/factories/make-organization.ts';
import type { ConnectionId, OrganizationId } from '../domain/ids.ts';
import type { Context } from '../services/context.ts';
import { createConnection } from '../services/organization/create-connection.ts';
import type { NewConnection } from '../services/organization/create-connection.ts';
import { encryptSecrets } from '../services/organization/encrypt-secrets.ts';
import { createTestDatabase } from '../test/database.ts';
import type { TestDatabase } from '../test/database.ts';
import { createVendorClients } from './vendor-clients.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

const env = parseEnv({ BMA_MODE: 'sandbox', DATABASE_URL: 'postgres://nowhere' });
const encryptionKey = env.ENCRYPTION_KEY;

async function connect(account: Pick<NewConnection, 'vendor' | 'secrets'>) {
  const { id: organizationId } = await makeOrganization(db.database);
  const clock = { at: new Date('2026-03-02T09:00:00Z'), now: () => clock.at };
  const actor = { kind: 'system', name: 'test' } as const;
  const context: Context = { database: db.database, clock, organizationId, actor };
  const { connectionId } = await createConnection({ ...context, encryptionKey }, {
    ...account,
    externalAccountId: organizationId,
    displayName: 'Main account',
    isSandbox: true,
  } as NewConnection); // cast: Pick forgets which secrets go with which vendor
  const vendors = createVendorClients({ database: db.database, clock, env });
  return { organizationId, connectionId, clock, vendors };
}

async function changeSecrets(
  { organizationId, connectionId }: { organizationId: OrganizationId; connectionId: ConnectionId },
  apiToken: string,
): Promise<void> {
  const encryptedSecrets = encryptSecrets({ apiToken }, { connectionId, encryptionKey });
  await inOrganization(db.database, organizationId, (tx) =>
    tx.execute(
      sql`update provider_connections set encrypted_secrets = ${encryptedSecrets} where id = ${connectionId}`,
    ),
  );
}

test("everybody who asks at once gets the same client, since it holds the account's budget", async () => {
  const { vendors, organizationId } = await connect({ vendor: 'soundtrack', secrets: { apiToken: 'one' } });
  const clients = await Promise.all(Array.from({ length: 5 }, () => vendors.soundtrack(organizationId)));
  expect(new Set(clients).size).toBe(1);
});

test('credentials that were changed are used within a minute, and unchanged ones keep their client', async () => {
  const { vendors, organizationId, connectionId, clock } = await connect({
    vendor: 'soundtrack',
    secrets: { apiToken: 'one' },
  });
  const first = await vendors.soundtrack(organizationId);
  clock.at = new Date(clock.at.getTime() + 61_000);
  expect(await vendors.soundtrack(organizationId)).toBe(first);
  await changeSecrets({ organizationId, connectionId }, 'two');
  expect(await vendors.soundtrack(organizationId)).toBe(first);
  clock.at = new Date(clock.at.getTime() + 61_000);
  expect(await vendors.soundtrack(organizationId)).not.toBe(first);
});

test("another organization's account is unknown", async () => {
  const secrets = { accessToken: 'access', appSecret: 'app', verifyToken: 'verify' };
  const { vendors, connectionId } = await connect({ vendor: 'whatsapp', secrets });
  const { id: organizationId } = await makeOrganization(db.database);
  await expect(vendors.whatsapp({ organizationId, connectionId })).rejects.toMatchObject({
    code: 'connection.not_found',
  });
});
