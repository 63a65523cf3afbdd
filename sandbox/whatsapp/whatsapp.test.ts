import { createHmac } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import {
  ANNA,
  type ReceivedWebhook,
  type SandboxUnderTest,
  startSandboxUnderTest,
} from '../sandbox-under-test.ts';
import { eventually } from '../../test/eventually.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  sandbox.answerWith(200);
  await sandbox.admin('POST', '/reset');
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
  await sandbox.context.callbacks.settled();
  sandbox.received.length = 0;
});

const PHONE = ANNA.channels.whatsapp;
async function post(body: Record<string, unknown>, token = sandbox.context.identity.whatsappToken) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const url = `${sandbox.urls.whatsapp}/${sandbox.context.identity.whatsappNumberId}/messages`;
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as any }; // cast: looked into field by field
}
const text = (body: string, more = {}) => ({ to: PHONE, type: 'text', text: { body }, ...more });
const write = (words: string) =>
  sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel: 'whatsapp', text: words });
const valueOf = ({ body }: ReceivedWebhook) => JSON.parse(body).entry[0].changes[0].value;
const statuses = () => sandbox.received.flatMap((webhook) => valueOf(webhook).statuses ?? []);
const thread = async () => (await sandbox.admin('GET', `/threads/${ANNA.id}`)).body.channels[0];
async function received(count: number) {
  await eventually(() => expect(sandbox.received.length).toBeGreaterThanOrEqual(count));
}

test("a contact's words reach the app signed, in Meta's shape", async () => {
  const { status, body } = await write('The lobby is too loud 🎵');
  expect(status).toBe(202);
  await received(1);
  const [webhook] = sandbox.received;
  if (!webhook) throw new Error('nothing received');
  const signature = createHmac('sha256', sandbox.context.identity.whatsappSecret)
    .update(webhook.body)
    .digest('hex');
  expect(webhook.path).toBe('/api/v1/webhooks/whatsapp');
  expect(webhook.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  expect(valueOf(webhook)).toMatchObject({
    metadata: { phone_number_id: sandbox.context.identity.whatsappNumberId },
    contacts: [{ profile: { name: 'Anna Example' }, wa_id: PHONE }],
    messages: [{ id: body.id, from: PHONE, type: 'text', text: { body: 'The lobby is too loud 🎵' } }],
  });
});

test('an answer inside the window is sent, delivered and read, with our own id in each status', async () => {
  await write('hello');
  const { status, body } = await post(text('Good morning', { biz_opaque_callback_data: 'outbox-1' }));
  expect(status).toBe(200);
  expect(body.contacts).toEqual([{ input: PHONE, wa_id: PHONE }]);
  await eventually(() => expect(statuses()).toHaveLength(3));
  expect(statuses().map(({ status: tick }) => tick)).toEqual(['sent', 'delivered', 'read']);
  for (const tick of statuses())
    expect(tick).toMatchObject({ id: body.messages[0].id, biz_opaque_callback_data: 'outbox-1' });
  expect((await thread()).messages.at(-1)).toMatchObject({
    direction: 'to_contact',
    text: 'Good morning',
    tick: 'read',
  });
});

test('somebody who hides the phone number is written to by user id, and writes with it', async () => {
  const recipient = 'TH.99120865530274191800';
  const hidden = { id: 'contact-hidden', name: 'Hidden Example', channels: { whatsapp: recipient } };
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA, hidden] });
  await sandbox.admin('POST', '/messages', { contactId: hidden.id, channel: 'whatsapp', text: 'hello' });
  await received(1);
  const [inbound] = sandbox.received;
  if (!inbound) throw new Error('nothing received');
  const { contacts, messages } = valueOf(inbound);
  expect(contacts).toEqual([{ profile: { name: 'Hidden Example' }, user_id: recipient }]);
  expect(messages).toMatchObject([{ from_user_id: recipient }]);
  expect(messages[0]).not.toHaveProperty('from');

  const answer = await post({ recipient, type: 'text', text: { body: 'Good morning' } });
  expect(answer).toMatchObject({
    status: 200,
    body: { contacts: [{ input: recipient, user_id: recipient }] },
  });
  const { channels } = (await sandbox.admin('GET', `/threads/${hidden.id}`)).body;
  expect(channels[0].messages.at(-1)).toMatchObject({ direction: 'to_contact', text: 'Good morning' });
  expect((await post({ recipient: '66200001111', type: 'text', text: { body: 'x' } })).status).toBe(400);
});

test('a free text after 24 hours is accepted, and fails later with 131047; a template goes through', async () => {
  await write('hello');
  sandbox.moveClock(24 * 3_600_000 + 1_000);
  expect((await post(text('Too late'))).status).toBe(200);
  await eventually(() => expect(statuses()).toHaveLength(1));
  expect(statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131047 }] });
  expect((await thread()).messages.at(-1)).toMatchObject({ tick: 'failed' });

  const template = {
    name: 'incident_opened',
    language: { code: 'en' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Lobby' }] }],
  };
  await post({ to: PHONE, type: 'template', template });
  await eventually(() =>
    expect(statuses().map(({ status }) => status)).toEqual(['failed', 'sent', 'delivered', 'read']),
  );
  expect((await thread()).messages.at(-1)).toMatchObject({
    kind: 'template',
    text: '[incident_opened]\nLobby',
  });
});

test('a window can be open from the start', async () => {
  const wrote = {
    ...ANNA,
    id: 'contact-2',
    channels: { whatsapp: '66200002222' },
    lastWroteAt: new Date(sandbox.context.now()).toISOString(),
  };
  await sandbox.admin('PUT', '/contacts', { contacts: [wrote] });
  await post({ ...text('Hello again'), to: '+66 200002222' });
  await eventually(() => expect(statuses().map(({ status }) => status)).toContain('delivered'));
});

test('what the app does not take is posted again until it does, with the same id', async () => {
  sandbox.answerWith(503);
  const { body } = await write('anybody there?');
  await received(3);
  expect((await thread()).messages.at(-1).tick).toBe('pending');
  sandbox.answerWith(200);
  await eventually(async () => expect((await thread()).messages.at(-1).tick).toBe('delivered'));
  expect(new Set(sandbox.received.map((webhook) => valueOf(webhook).messages[0].id))).toEqual(
    new Set([body.id]),
  );
  const { rows } = (await sandbox.admin('GET', '/ledger/whatsapp')).body;
  expect(rows.at(0)).toMatchObject({ operation: 'webhook.message', id: body.id, outcome: 'answered 503' });
  expect(rows.at(-1)).toMatchObject({ operation: 'webhook.message', id: body.id, outcome: 'delivered' });
});

test('read and typing show on the phone', async () => {
  const { body } = await write('hello');
  await received(1);
  const answer = await post({ status: 'read', message_id: body.id, typing_indicator: { type: 'text' } });
  expect(answer.body).toEqual({ success: true });
  const shown = await thread();
  expect(shown.messages[0].tick).toBe('read');
  expect(shown.typingUntil).not.toBeNull();
});

test.each([
  [{ to: PHONE, type: 'text' }, 400, 100],
  [{ type: 'text', text: { body: 'x' } }, 400, 100],
  [{ to: PHONE, type: 'audio', audio: {} }, 400, 131051],
  [{ to: PHONE, type: 'text', text: { body: 'x'.repeat(4_097) } }, 400, 100],
  [
    {
      to: PHONE,
      type: 'template',
      template: {
        name: 'x',
        language: { code: 'en' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: '' }] }],
      },
    },
    400,
    131008,
  ],
])("a request that is not right gets Meta's error", async (body, status, code) => {
  const answer = await post(body);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatchObject({ type: 'OAuthException', code, fbtrace_id: expect.any(String) });
  expect(sandbox.context.ledger.rows('whatsapp')).toHaveLength(0);
});

test('a wrong token gets code 190', async () => {
  const answer = await post(text('x'), 'wrong');
  expect([answer.status, answer.body.error.code]).toEqual([401, 190]);
});
