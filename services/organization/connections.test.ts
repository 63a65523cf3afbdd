import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { ConnectionId, UserId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Actor, Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { createConnection } from './create-connection.ts';
import type { NewConnection } from './create-connection.ts';
import { findChannelConnections } from './find-channel-connections.ts';
import { getConnectionSecrets } from './get-connection-secrets.ts';

const encryptionKey = Buffer.alloc(32, 7).toString('base64');
const now = new Date('2026-02-01T08:00:00Z');
const secrets = { accessToken: 'access', appSecret: 'app', verifyToken: 'verify' };

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function contextOfNewOrganization(actor: Actor = { kind: 'system', name: 'test' }) {
  const { id: organizationId } = await makeOrganization(db.database);
  const context: Context = { database: db.database, clock: { now: () => now }, organizationId, actor };
  return { ...context, encryptionKey };
}

function whatsapp(): NewConnection & { vendor: 'whatsapp' } {
  const externalAccountId = newId<ConnectionId>();
  return { vendor: 'whatsapp', externalAccountId, displayName: 'Main number', isSandbox: true, secrets };
}

test('a stored connection gives its secrets back by id and by vendor, and its audit row names no secret', async () => {
  const context = await contextOfNewOrganization();
  const input = whatsapp();
  const { connectionId } = await createConnection(context, input);
  const known = { connectionId, externalAccountId: input.externalAccountId, secrets };
  expect(await getConnectionSecrets(context, { vendor: 'whatsapp', connectionId })).toEqual(known);
  expect(await getConnectionSecrets(context, { vendor: 'whatsapp' })).toEqual(known);

  const audit = await inOrganization(db.database, context.organizationId, (tx) =>
    tx.execute(sql`select action, entity_id, after from audit_entries`),
  );
  const { vendor, externalAccountId, displayName, isSandbox } = input;
  const after = { vendor, externalAccountId, displayName, isSandbox };
  expect(audit.rows).toEqual([{ action: 'connection.created', entity_id: connectionId, after }]);
});

test('a webhook finds the accounts of every organization', async () => {
  const first = await contextOfNewOrganization();
  const second = await contextOfNewOrganization();
  const ids = [await createConnection(first, whatsapp()), await createConnection(second, whatsapp())];
  const found = await findChannelConnections({ database: db.database, encryptionKey }, 'whatsapp');
  const organizations = [first.organizationId, second.organizationId];
  expect(found).toEqual(
    expect.arrayContaining(
      ids.map(({ connectionId }, index) =>
        expect.objectContaining({ connectionId, organizationId: organizations[index], secrets }),
      ),
    ),
  );
});

test("another organization's connection answers like an unknown one", async () => {
  const owner = await contextOfNewOrganization();
  const { connectionId } = await createConnection(owner, whatsapp());
  const stranger = await contextOfNewOrganization();
  const ask = getConnectionSecrets(stranger, { vendor: 'whatsapp', connectionId });
  await expect(ask).rejects.toMatchObject({ code: 'connection.not_found' });
});

test('an account that somebody has connected is refused, whoever asks', async () => {
  const input = whatsapp();
  await createConnection(await contextOfNewOrganization(), input);
  const again = createConnection(await contextOfNewOrganization(), input);
  await expect(again).rejects.toMatchObject({ code: 'connection.conflict' });
});

test('only an admin connects accounts', async () => {
  const agent = await contextOfNewOrganization({ kind: 'person', userId: newId<UserId>(), role: 'agent' });
  await expect(createConnection(agent, whatsapp())).rejects.toMatchObject({ code: 'user.forbidden' });
  const admin = await contextOfNewOrganization({ kind: 'person', userId: newId<UserId>(), role: 'admin' });
  await expect(createConnection(admin, whatsapp())).resolves.toMatchObject({
    connectionId: expect.any(String),
  });
});
