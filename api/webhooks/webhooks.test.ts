import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPlatform, inOrganization } from '../../db/connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { systemClock } from '../../services/context.ts';
import { createConnection } from '../../services/organization/create-connection.ts';
import { createTestApp, ENCRYPTION_KEY } from '../../test/app.ts';
import type { TestApp } from '../../test/app.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';

const APP_SECRET = 'whatsapp-app-secret-of-the-tests';
const OTHER_SECRET = 'whatsapp-app-secret-of-another-tenant';
const CHANNEL_SECRET = 'line-channel-secret-of-the-tests';
const PHONE = '200000000000002';
const OTHER_PHONE = '200000000000003';

let made: TestDatabase;
let app: TestApp;
let organizationId: OrganizationId;
let otherId: OrganizationId;

beforeAll(async () => {
  made = await createTestDatabase();
  organizationId = (await makeOrganization(made.database)).id;
  otherId = (await makeOrganization(made.database)).id;
  const scope = (id: OrganizationId) => ({
    database: made.database,
    clock: systemClock,
    organizationId: id,
    actor: { kind: 'system' as const, name: 'test' },
    encryptionKey: ENCRYPTION_KEY,
  });
  const account = { displayName: 'Test', isSandbox: true };
  const secrets = { accessToken: 'token', verifyToken: 'the verify token' };
  await createConnection(scope(organizationId), {
    ...account,
    vendor: 'whatsapp',
    externalAccountId: PHONE,
    secrets: { ...secrets, appSecret: APP_SECRET },
  });
  await createConnection(scope(otherId), {
    ...account,
    vendor: 'whatsapp',
    externalAccountId: OTHER_PHONE,
    secrets: { ...secrets, verifyToken: 'another verify token', appSecret: OTHER_SECRET },
  });
  await createConnection(scope(organizationId), {
    ...account,
    vendor: 'line',
    externalAccountId: 'U0001',
    secrets: { channelAccessToken: 'token', channelSecret: CHANNEL_SECRET },
  });
  app = await createTestApp(made);
});
afterAll(async () => {
  await app.close();
  await made.close();
});

const textMessage = (input: { text: string; id?: string; phone?: string; from?: string }) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550100', phone_number_id: input.phone ?? PHONE },
              contacts: [{ profile: { name: 'Guest Desk' }, wa_id: input.from ?? '15550101' }],
              messages: [
                {
                  from: input.from ?? '15550101',
                  id: input.id ?? `wamid.${randomUUID()}`,
                  timestamp: '1767000000',
                  type: 'text',
                  text: { body: input.text },
                },
              ],
            },
          },
        ],
      },
    ],
  });
const sign = (body: string | Buffer, secret = APP_SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const post = (body: string, signature: string | null, path = '/api/v1/webhooks/whatsapp') =>
  app.request(path, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...(signature !== null && { 'x-hub-signature-256': signature }),
    },
  });
const count = async (table: string, id = organizationId) => {
  const result = await inOrganization(made.database, id, (tx) =>
    tx.execute<{ rows: number }>(sql`select count(*)::int as rows from ${sql.identifier(table)}`),
  );
  return result.rows[0]?.rows ?? 0;
};

describe('a WhatsApp message comes in', () => {
  it('signed rightly it is stored with the fact for its workflow, then answered', async () => {
    const body = textMessage({ text: 'The lobby is too loud 🔊 — merci' });
    expect((await post(body, sign(body))).status).toBe(200);
    const waiting = await inPlatform(made.database, (tx) =>
      tx.execute<{ signal: string }>(
        sql`select signal from workflow_events where organization_id = ${organizationId}`,
      ),
    );
    expect(waiting.rows.map((row) => row.signal)).toContain('messageReceived');
    expect(app.delivered.map((event) => event.signal)).toContain('messageReceived');
  });

  it('a second delivery of the same message is one message', async () => {
    const body = textMessage({ text: 'twice', id: 'wamid.same' });
    const before = await count('messages');
    await Promise.all([
      post(body, sign(body)),
      post(body, sign(body)),
      post(body, sign(body), '/webhooks/whatsapp'),
    ]);
    expect(await count('messages')).toBe(before + 1);
  });

  it.each([
    ['none', () => null],
    ['empty', () => ''],
    ['short', (body: string) => sign(body).slice(0, -2)],
    ['in capitals', (body: string) => sign(body).toUpperCase()],
    ['of an empty secret', (body: string) => sign(body, '')],
    ['of another body', () => sign('{}')],
  ])('a signature that is %s gets 401 and leaves no row', async (_name, signatureOf) => {
    const body = textMessage({ text: 'forged' });
    const before = [await count('messages'), await count('quarantined_webhooks')];
    const answer = await post(body, signatureOf(body));
    expect(answer.status).toBe(401);
    expect(((await answer.json()) as { code: string }).code).toBe('webhook.bad_signature');
    expect([await count('messages'), await count('quarantined_webhooks')]).toEqual(before);
  });

  it('signed but malformed it is kept in quarantine and answered 2xx', async () => {
    const before = await count('quarantined_webhooks');
    for (const body of ['{"object":', '{"object":"whatsapp_business_account","entry":7}']) {
      expect((await post(body, sign(body))).status).toBe(200);
    }
    expect(await count('quarantined_webhooks')).toBe(before + 2);
  });

  it('a NUL in the text or anywhere else is left out, and the message is kept', async () => {
    const before = [await count('messages'), await count('quarantined_webhooks')];
    const body = textMessage({ text: 'loud\u0000er' });
    expect((await post(body, sign(body))).status).toBe(200);
    expect((await post('\0\0', sign('\0\0'))).status).toBe(200);
    const after = [await count('messages'), await count('quarantined_webhooks')];
    expect(after).toEqual(before.map((rows) => rows + 1));
  });

  it("one tenant's right signature writes nothing to another tenant's account", async () => {
    const body = textMessage({ text: 'cross', phone: OTHER_PHONE });
    expect((await post(body, sign(body))).status).toBe(200);
    expect(await count('messages', otherId)).toBe(0);
  });
});

describe('Meta asks whether the address is ours', () => {
  const verify = (token: string) =>
    app.request(
      `/api/v1/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=12345`,
    );

  it('the right token gets the bare challenge, a wrong one 403', async () => {
    const right = await verify('the verify token');
    expect([right.status, await right.text()]).toEqual([200, '12345']);
    expect((await verify('wrong')).status).toBe(403);
  });
});

describe('a LINE message comes in', () => {
  const body = JSON.stringify({
    destination: 'U0001',
    events: [
      {
        type: 'message',
        timestamp: 1_767_000_000_000,
        mode: 'active',
        source: { type: 'user', userId: 'Usender01' },
        webhookEventId: '01J0000000000000000000000A',
        deliveryContext: { isRedelivery: false },
        replyToken: 'token-1',
        message: { type: 'text', id: '9001', text: 'เพลงในล็อบบี้ดังเกินไป', quoteToken: 'q' },
      },
    ],
  });
  const postLine = (signature: string) =>
    app.request('/api/v1/webhooks/line', {
      method: 'POST',
      body,
      headers: { 'x-line-signature': signature },
    });

  it('Thai text is checked over its raw bytes and stored', async () => {
    const before = await count('messages');
    const signature = createHmac('sha256', CHANNEL_SECRET).update(body).digest('base64');
    expect((await postLine(signature)).status).toBe(200);
    expect(await count('messages')).toBe(before + 1);
    expect((await postLine('wrong')).status).toBe(401);
  });
});
