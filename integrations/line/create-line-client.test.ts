import { describe, expect, it, onTestFinished } from 'vitest';
import { startScriptedVendor, type VendorAnswer } from '../../test/start-scripted-vendor.ts';
import { createLineClient } from './create-line-client.ts';

const SENT = { json: { sentMessages: [{ id: '461230966842064897', quoteToken: 'q' }] } };
const RETRY_KEY = '123e4567-e89b-12d3-a456-426614174000';
const hello = { to: 'Ua01', text: 'Hello', retryKey: RETRY_KEY };

async function start(answer: VendorAnswer) {
  const vendor = await startScriptedVendor(() => answer);
  onTestFinished(vendor.stop);
  const client = createLineClient({
    baseUrl: vendor.url,
    channelAccessToken: 'a-token',
    timeoutMs: answer === 'hang' ? 300 : 10_000,
  });
  return { client, vendor, lastBody: () => JSON.parse(vendor.requests.at(-1)?.body ?? '{}') };
}
const refused = (status: number, message: string): VendorAnswer => ({ status, json: { message } });

it('a push carries its retry key from the first try on', async () => {
  const { client, vendor, lastBody } = await start(SENT);
  await expect(client.push(hello)).resolves.toEqual({ providerMessageId: '461230966842064897' });
  expect(vendor.requests[0]).toMatchObject({ method: 'POST', path: '/v2/bot/message/push' });
  expect(vendor.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer a-token',
    'x-line-retry-key': RETRY_KEY,
  });
  expect(lastBody()).toEqual({ to: 'Ua01', messages: [{ type: 'text', text: 'Hello' }] });
});

it('a push that LINE has done before is a push that is done', async () => {
  const { client } = await start({
    status: 409,
    headers: { 'x-line-accepted-request-id': 'req-1' },
    json: { message: 'The retry key is already accepted', sentMessages: [{ id: '7', quoteToken: 'q' }] },
  });
  await expect(client.push(hello)).resolves.toEqual({ providerMessageId: '7' });
});

it('a reply has no retry key', async () => {
  const { client, vendor } = await start(SENT);
  await client.reply({ replyToken: 'r1', text: 'Hello' });
  expect(vendor.requests[0]?.path).toBe('/v2/bot/message/reply');
  expect(vendor.requests[0]?.headers).not.toHaveProperty('x-line-retry-key');
});

describe('what became of a push that was not confirmed', () => {
  it.each<[string, VendorAnswer, object]>([
    [
      'the month is used up',
      refused(429, 'You have reached your monthly limit.'),
      { outcome: 'never', reason: 'quota_exhausted' },
    ],
    [
      'too fast',
      refused(429, 'The API rate limit has been exceeded. Try again later.'),
      { outcome: 'try_again', reason: 'rate_limited' },
    ],
    [
      'our token is wrong',
      refused(401, 'Authentication failed'),
      { outcome: 'never', reason: 'credentials' },
    ],
    [
      'the recipient is no id',
      refused(400, "The property, 'to', in the request body is invalid"),
      { outcome: 'never', reason: 'bad_request' },
    ],
    ['LINE is broken', refused(500, 'Internal server error'), { outcome: 'unknown', isSafeToRepeat: true }],
    [
      'the connection was cut',
      'drop',
      { outcome: 'unknown', reason: 'connection_lost', isSafeToRepeat: true },
    ],
    ['no answer came', 'hang', { outcome: 'unknown', reason: 'timeout', isSafeToRepeat: true }],
    [
      'the answer says nothing',
      { json: {} },
      { outcome: 'unknown', reason: 'bad_answer', isSafeToRepeat: true },
    ],
    ['a proxy answered', { text: '<html>' }, { outcome: 'unknown', reason: 'bad_answer' }],
    ['a proxy refused', { status: 403, text: '<html>' }, { outcome: 'never', reason: 'forbidden' }],
  ])('%s', async (_, answer, expected) => {
    const { client } = await start(answer);
    await expect(client.push(hello)).rejects.toMatchObject({
      vendor: 'line',
      operation: 'push',
      ...expected,
    });
  });

  it('nobody was there: not sent', async () => {
    const { client, vendor } = await start(SENT);
    await vendor.stop();
    await expect(client.push(hello)).rejects.toMatchObject({ outcome: 'try_again', reason: 'unreachable' });
  });
});

describe('a reply may not be repeated when its end is unknown', () => {
  it.each<[string, VendorAnswer, object]>([
    [
      'the token is spent',
      refused(400, 'Invalid reply token'),
      { outcome: 'never', reason: 'reply_token_spent' },
    ],
    ['the connection was cut', 'drop', { outcome: 'unknown', isSafeToRepeat: false }],
    ['no answer came', 'hang', { outcome: 'unknown', isSafeToRepeat: false }],
  ])('%s', async (_, answer, expected) => {
    const { client } = await start(answer);
    await expect(client.reply({ replyToken: 'r1', text: 'Hello' })).rejects.toMatchObject(expected);
  });
});

it('the error holds neither token nor recipient nor text', async () => {
  const { client } = await start(refused(400, 'Ua01 cannot get: Hello'));
  const error: unknown = await client.push(hello).catch((thrown: unknown) => thrown);
  const told = `${String(error)} ${JSON.stringify(error)}`;
  for (const secret of ['a-token', 'Ua01', 'Hello']) expect(told).not.toContain(secret);
});

it('loading is asked for in the steps that LINE knows', async () => {
  const { client, lastBody } = await start({ status: 202, json: {} });
  await client.showLoading({ userId: 'Ua01', seconds: 12 });
  expect(lastBody()).toEqual({ chatId: 'Ua01', loadingSeconds: 15 });
});

it('a profile has a name; who has blocked us has none', async () => {
  const friend = await start({ json: { displayName: 'Mali Placeholder', userId: 'Ua01', language: 'th' } });
  await expect(friend.client.getProfile('Ua01')).resolves.toEqual({
    displayName: 'Mali Placeholder',
    language: 'th',
  });
  const stranger = await start(refused(404, 'Not found'));
  await expect(stranger.client.getProfile('Ua01')).resolves.toBeNull();
});
