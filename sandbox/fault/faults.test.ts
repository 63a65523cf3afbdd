import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createRandom } from '../seeded-random.ts';
import { ANNA, SMALL_FLEET, type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { createFaults } from './faults.ts';
import { eventually } from '../../test/eventually.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.admin('POST', '/reset');
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
  await sandbox.context.callbacks.settled();
  sandbox.received.length = 0;
});

const arm = (...faults: Record<string, unknown>[]) => sandbox.admin('PUT', '/faults', { faults });
const write = (text = 'hello') =>
  sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel: 'whatsapp', text });
function send(to: string = ANNA.channels.whatsapp) {
  const { whatsappToken, whatsappNumberId } = sandbox.context.identity;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${whatsappToken}` };
  const body = JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'answer' } });
  return fetch(`${sandbox.urls.whatsapp}/${whatsappNumberId}/messages`, { method: 'POST', headers, body });
}
const accepted = () =>
  sandbox.context.ledger.rows('whatsapp').filter(({ outcome }) => outcome === 'accepted');
const ticks = () =>
  sandbox.received
    .flatMap(({ body }) => JSON.parse(body).entry[0].changes[0].value.statuses ?? [])
    .map(({ status }) => status);

test('cut after acceptance: the sender hears nothing, the ledger has it and its callbacks come', async () => {
  await write();
  await arm({ vendor: 'whatsapp', kind: 'drop_after_accept', next: 1 });
  await expect(send()).rejects.toThrow();
  expect(accepted()).toHaveLength(1);
  await eventually(() => expect(ticks()).toContain('read'));
});

test('cut before acceptance: nothing was done', async () => {
  await arm({ vendor: 'whatsapp', kind: 'drop_before_accept', next: 1 });
  await expect(send()).rejects.toThrow();
  expect(accepted()).toHaveLength(0);
  expect((await send()).status).toBe(200);
});

test("429 comes with and without Retry-After, in the vendor's body", async () => {
  await arm(
    { vendor: 'whatsapp', kind: 'rate_limited', next: 1, params: { retryAfterSeconds: 7 } },
    { vendor: 'whatsapp', kind: 'rate_limited', next: 1, params: { code: 131056 } },
  );
  const [first, second] = [await send(), await send()];
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
  expect(((await second.json()) as any).error.code).toBe(131056);
  expect(accepted()).toHaveLength(0);
});

test('a gateway in front answers in HTML, a broken server in JSON', async () => {
  await arm(
    { vendor: 'whatsapp', kind: 'bad_gateway_html', next: 1 },
    { vendor: 'whatsapp', kind: 'server_error', params: { status: 503 } },
  );
  const gateway = await send();
  expect([gateway.status, gateway.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
  expect((await send()).status).toBe(503);
});

test('a fault for one recipient leaves the others alone', async () => {
  await arm({ vendor: 'whatsapp', kind: 'server_error', recipient: '66200009999' });
  expect((await send('66200009999')).status).toBe(500);
  expect((await send()).status).toBe(200);
});

test('a delay holds the answer back', async () => {
  await arm({ vendor: 'whatsapp', kind: 'delay', next: 1, params: { delayMs: 80 } });
  const startedAt = performance.now();
  await send();
  expect(performance.now() - startedAt).toBeGreaterThan(75);
});

test('callbacks come twice, out of order, or never', async () => {
  await write();
  await arm({ vendor: 'whatsapp', kind: 'duplicate_callbacks', operation: 'webhook.status', next: 1 });
  await send();
  await eventually(() => expect(ticks()).toEqual(['sent', 'sent', 'delivered', 'read']));

  sandbox.received.length = 0;
  await arm({ vendor: 'whatsapp', kind: 'reorder_callbacks', operation: 'webhook.status', next: 1 });
  await send();
  await eventually(() => expect(ticks()).toEqual(['delivered', 'sent', 'read']));

  sandbox.received.length = 0;
  await arm({ vendor: 'whatsapp', kind: 'lose_callbacks', operation: 'webhook.status', next: 2 });
  await send();
  await eventually(() => expect(ticks()).toEqual(['read']));
});

test('the music provider fails in part: one field, the rest is good', async () => {
  await arm({ vendor: 'soundtrack', kind: 'partial_errors', recipient: 'zone-null' });
  const { body } = await sandbox.graphql(
    '{ a: soundZone(id: "zone-lobby") { playback { volume } } b: soundZone(id: "zone-null") { name playback { volume } } }',
  );
  expect(body.data).toEqual({ a: { playback: { volume: 10 } }, b: { name: 'Null', playback: null } });
  expect(body.errors[0].path).toEqual(['b', 'playback']);
});

test('the list says how often each has struck', async () => {
  await arm({ vendor: 'whatsapp', kind: 'server_error', next: 2 });
  await send();
  const { body } = await sandbox.admin('GET', '/faults');
  expect(body.faults).toMatchObject([{ kind: 'server_error', next: 1, struck: 1 }]);
});

test('chance repeats with its seed', () => {
  const outcomes = (seed: number) => {
    const faults = createFaults(createRandom(seed));
    faults.replace([{ vendor: 'line', kind: 'server_error', probability: 0.3, params: {} }]);
    const occasion = { vendor: 'line' as const, operation: 'push' };
    return Array.from({ length: 200 }, () => faults.strike(occasion, ['server_error']) !== null);
  };
  expect(outcomes(7)).toEqual(outcomes(7));
  expect(outcomes(7)).not.toEqual(outcomes(8));
  const struck = outcomes(7).filter(Boolean).length;
  expect(struck).toBeGreaterThan(40);
  expect(struck).toBeLessThan(80);
});
