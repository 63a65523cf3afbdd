import { describe, expect, it, onTestFinished } from 'vitest';
import { startScriptedVendor, type VendorAnswer } from '../../test/start-scripted-vendor.ts';
import { createWhatsAppClient } from './create-whatsapp-client.ts';

const SENT = { json: { messaging_product: 'whatsapp', contacts: [], messages: [{ id: 'wamid.NEW' }] } };

async function start(answer: VendorAnswer) {
  const vendor = await startScriptedVendor(() => answer);
  onTestFinished(vendor.stop);
  const baseUrl = `${vendor.url}/v23.0`;
  const client = createWhatsAppClient({
    baseUrl,
    phoneNumberId: '100',
    accessToken: 'a-token',
    timeoutMs: answer === 'hang' ? 300 : 10_000,
  });
  const lastBody = () => JSON.parse(vendor.requests.at(-1)?.body ?? '{}');
  return { client, vendor, lastBody };
}
const hello = { to: '6620000001', body: 'Hello', outboundId: 'outbound-1' };
const meta = (status: number, code: number): VendorAnswer => ({
  status,
  json: { error: { message: 'to 6620000001: Hello', type: 'OAuthException', code, fbtrace_id: 'x' } },
});

it('a text carries our id and gets the id of Meta', async () => {
  const { client, vendor, lastBody } = await start(SENT);
  await expect(client.sendText(hello)).resolves.toEqual({ providerMessageId: 'wamid.NEW' });
  expect(vendor.requests[0]).toMatchObject({ method: 'POST', path: '/v23.0/100/messages' });
  expect(vendor.requests[0]?.headers.authorization).toBe('Bearer a-token');
  expect(lastBody()).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '6620000001',
    type: 'text',
    text: { body: 'Hello', preview_url: false },
    biz_opaque_callback_data: 'outbound-1',
  });
});

it('who hides the phone number is addressed in the field made for it', async () => {
  const { client, lastBody } = await start(SENT);
  await client.sendText({ ...hello, to: 'TH.99120865530274191800' });
  expect(lastBody()).toMatchObject({ recipient: 'TH.99120865530274191800' });
  expect(lastBody()).not.toHaveProperty('to');
});

it('a template carries its parameters in order', async () => {
  const { client, lastBody } = await start(SENT);
  const bodyParameters = ['Lobby', '12 minutes'];
  await client.sendTemplate({
    to: '+6620000001',
    name: 'zone_offline',
    languageCode: 'en',
    bodyParameters,
    outboundId: 'o',
  });
  expect(lastBody()).toMatchObject({
    to: '6620000001',
    type: 'template',
    template: {
      name: 'zone_offline',
      language: { code: 'en' },
      components: [{ type: 'body', parameters: [{ text: 'Lobby' }, { text: '12 minutes' }] }],
    },
  });
});

it('typing is shown on the message that is being answered', async () => {
  const { client, lastBody } = await start({ json: { success: true } });
  await client.showTyping({ providerMessageId: 'wamid.IN' });
  expect(lastBody()).toMatchObject({
    status: 'read',
    message_id: 'wamid.IN',
    typing_indicator: { type: 'text' },
  });
});

describe('what became of a send that was not confirmed', () => {
  it.each<[string, VendorAnswer, object]>([
    [
      'the window is closed',
      meta(400, 131047),
      { outcome: 'never', reason: 'window_closed', vendorCode: '131047' },
    ],
    ['the person cannot be reached', meta(400, 131026), { outcome: 'never', reason: 'recipient_refused' }],
    ['the person has had enough', meta(400, 131049), { outcome: 'never', reason: 'quota_exhausted' }],
    ['the template is paused', meta(400, 132015), { outcome: 'never', reason: 'template_refused' }],
    ['our token has run out', meta(401, 190), { outcome: 'never', reason: 'credentials' }],
    ['a parameter is wrong', meta(400, 100), { outcome: 'never', reason: 'bad_request' }],
    [
      'too fast to one person',
      meta(400, 131056),
      { outcome: 'try_again', reason: 'rate_limited', retryAfterMs: 6_000 },
    ],
    ['too fast altogether', meta(429, 130429), { outcome: 'try_again', reason: 'rate_limited' }],
    [
      'too fast, with a time',
      { status: 429, headers: { 'retry-after': '3' } },
      { outcome: 'try_again', retryAfterMs: 3_000 },
    ],
    [
      'Meta is broken',
      meta(500, 131000),
      { outcome: 'unknown', reason: 'vendor_failure', isSafeToRepeat: false },
    ],
    ['a proxy is broken', { status: 502, text: '<html>' }, { outcome: 'unknown', reason: 'vendor_failure' }],
    ['the answer says nothing', { json: {} }, { outcome: 'unknown', reason: 'bad_answer' }],
    ['the connection was cut', 'drop', { outcome: 'unknown', reason: 'connection_lost' }],
    ['no answer came', 'hang', { outcome: 'unknown', reason: 'timeout' }],
  ])('%s', async (_, answer, expected) => {
    const { client } = await start(answer);
    await expect(client.sendText(hello)).rejects.toMatchObject({
      vendor: 'whatsapp',
      operation: 'send_text',
      ...expected,
    });
  });

  it('nobody was there: not sent', async () => {
    const { client, vendor } = await start(SENT);
    await vendor.stop();
    await expect(client.sendText(hello)).rejects.toMatchObject({
      outcome: 'try_again',
      reason: 'unreachable',
    });
  });

  it('the error holds neither token nor number nor text', async () => {
    const { client } = await start(meta(400, 131047));
    const error: unknown = await client.sendText(hello).catch((thrown: unknown) => thrown);
    const told = `${String(error)} ${JSON.stringify(error)}`;
    for (const secret of ['a-token', '6620000001', 'Hello']) expect(told).not.toContain(secret);
  });
});

it('typing that failed is no unknown send', async () => {
  const { client } = await start('drop');
  await expect(client.showTyping({ providerMessageId: 'w' })).rejects.toMatchObject({ outcome: 'try_again' });
});
