import { randomUUID } from 'node:crypto';

import { HTTPFetchError, LineBotClient, validateSignature } from '@line/bot-sdk';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import {
  ANNA,
  type ReceivedWebhook,
  type SandboxUnderTest,
  startSandboxUnderTest,
} from '../sandbox-under-test.ts';
import { eventually } from '../../test/eventually.ts';

let sandbox: SandboxUnderTest;
let client: LineBotClient;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
  client = clientWith(sandbox.context.identity.lineToken);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  sandbox.answerWith(200);
  await sandbox.admin('POST', '/reset');
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
  await sandbox.context.callbacks.settled();
  sandbox.received.length = 0;
});

const clientWith = (channelAccessToken: string) =>
  LineBotClient.fromChannelAccessToken({ channelAccessToken, apiBaseURL: sandbox.urls.line });
const USER = ANNA.channels.line;
const words = (text: string) => [{ type: 'text' as const, text }];
const eventOf = ({ body }: ReceivedWebhook) => JSON.parse(body).events[0];
const accepted = () => sandbox.context.ledger.rows('line').filter(({ outcome }) => outcome === 'accepted');

async function refused(
  call: Promise<unknown>,
): Promise<{ status: number; message: string; headers: Headers; body: any }> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error('was not refused');
  const body = JSON.parse(error.body);
  return { status: error.status, message: body.message, headers: error.headers, body };
}

async function write(text: string) {
  await sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel: 'line', text });
  await eventually(() => expect(sandbox.received.length).toBeGreaterThan(0));
  const webhook = sandbox.received.at(-1);
  if (!webhook) throw new Error('nothing received');
  return webhook;
}

test("a contact's words reach the app signed as the SDK checks it", async () => {
  const webhook = await write('เพลงดังไป');
  expect(webhook.path).toBe('/api/v1/webhooks/line');
  expect(
    validateSignature(
      webhook.body,
      sandbox.context.identity.lineSecret,
      String(webhook.headers['x-line-signature']),
    ),
  ).toBe(true);
  expect(eventOf(webhook)).toMatchObject({
    type: 'message',
    mode: 'active',
    source: { type: 'user', userId: USER },
    message: { type: 'text', text: 'เพลงดังไป' },
    deliveryContext: { isRedelivery: false },
    webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  });
});

test('an event the app did not take comes again as a redelivery with the same id', async () => {
  sandbox.answerWith(500);
  await write('hello');
  sandbox.answerWith(200);
  await eventually(() => expect(sandbox.received.length).toBeGreaterThanOrEqual(2));
  const [first, second] = sandbox.received.map(eventOf);
  expect(second.webhookEventId).toBe(first.webhookEventId);
  expect(second.deliveryContext.isRedelivery).toBe(true);
});

test('a push with the same retry key is accepted once', async () => {
  const key = randomUUID();
  const first = await client.pushMessageWithHttpInfo({ to: USER, messages: words('on its way') }, key);
  const again = await refused(client.pushMessage({ to: USER, messages: words('on its way') }, key));
  expect(again.status).toBe(409);
  expect(again.message).toBe('The retry key is already accepted');
  expect(again.headers.get('x-line-accepted-request-id')).toBe(
    first.httpResponse.headers.get('x-line-request-id'),
  );
  expect(again.body.sentMessages).toEqual(first.body.sentMessages);
  expect(accepted()).toHaveLength(1);
  sandbox.moveClock(24 * 3_600_000 + 1_000);
  await client.pushMessage({ to: USER, messages: words('a day later') }, key);
  expect(accepted()).toHaveLength(2);
});

test('a cut connection after acceptance is settled by the retry key', async () => {
  await sandbox.admin('PUT', '/faults', { faults: [{ vendor: 'line', kind: 'drop_after_accept', next: 1 }] });
  const key = randomUUID();
  await expect(client.pushMessage({ to: USER, messages: words('once') }, key)).rejects.toThrow();
  expect(accepted()).toHaveLength(1);
  expect((await refused(client.pushMessage({ to: USER, messages: words('once') }, key))).status).toBe(409);
  expect(accepted()).toHaveLength(1);
});

test('a reply token works once, and not after its minute', async () => {
  const { replyToken } = eventOf(await write('one'));
  await client.replyMessage({ replyToken, messages: words('answer') });
  expect(await refused(client.replyMessage({ replyToken, messages: words('again') }))).toMatchObject({
    status: 400,
    message: 'Invalid reply token',
  });
  const late = eventOf(await write('two')).replyToken;
  sandbox.moveClock(61_000);
  expect((await refused(client.replyMessage({ replyToken: late, messages: words('late') }))).message).toBe(
    'Invalid reply token',
  );
});

test('replies are free, pushes and multicasts are counted, and the month ends when the quota does', async () => {
  await sandbox.admin('PUT', '/settings', { lineMonthlyLimit: 3 });
  const { replyToken } = eventOf(await write('hello'));
  await client.replyMessage({ replyToken, messages: words('free') });
  await client.pushMessage({ to: USER, messages: words('one') });
  await client.multicast({ to: [USER, 'U00000000000000000000000000000002'], messages: words('two more') });
  expect(await client.getMessageQuota()).toEqual({ type: 'limited', value: 3 });
  expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 3 });
  const over = await refused(client.pushMessage({ to: USER, messages: words('too many') }));
  expect(over).toMatchObject({ status: 429, message: 'You have reached your monthly limit.' });
});

test('profile, bot, loading and read marks answer as LINE does', async () => {
  expect((await client.getProfile(USER)).displayName).toBe('Anna Example');
  expect((await refused(client.getProfile('U00000000000000000000000000000009'))).status).toBe(404);
  expect((await client.getBotInfo()).userId).toBe(sandbox.context.identity.lineBotUserId);
  const loading = await client.showLoadingAnimationWithHttpInfo({ chatId: USER, loadingSeconds: 20 });
  expect(loading.httpResponse.status).toBe(202);
  const { message } = eventOf(await write('hello'));
  await client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken });
  const { channels } = (await sandbox.admin('GET', `/threads/${ANNA.id}`)).body;
  const shown = channels.find(({ channel }: { channel: string }) => channel === 'line');
  expect(shown.messages[0].tick).toBe('read');
  expect(shown.typingUntil).not.toBeNull();
});

test('mistakes are refused by property, strangers by token', async () => {
  const six = Array.from({ length: 6 }, () => words('x')).flat();
  expect((await refused(client.pushMessage({ to: USER, messages: six }))).body.details[0].property).toBe(
    'messages',
  );
  expect(
    (await refused(client.pushMessage({ to: USER, messages: words('') }))).body.details[0].property,
  ).toBe('messages[0].text');
  expect((await refused(client.pushMessage({ to: USER, messages: words('x') }, 'no-uuid'))).status).toBe(400);
  expect((await refused(clientWith('wrong').getBotInfo())).status).toBe(401);
  expect(accepted()).toHaveLength(0);
});
