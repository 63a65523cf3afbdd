import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_SECRETS } from '../config/env.ts';
import { createClaudeClient } from '../integrations/claude/create-claude-client.ts';
import { createMailer } from '../integrations/email/create-mailer.ts';
import { createLineClient } from '../integrations/line/create-line-client.ts';
import { parseWebhook as parseLineWebhook } from '../integrations/line/parse-webhook.ts';
import { verifySignature as verifyLineSignature } from '../integrations/line/verify-signature.ts';
import { createWhatsAppClient } from '../integrations/whatsapp/create-whatsapp-client.ts';
import { parseWebhook as parseWhatsAppWebhook } from '../integrations/whatsapp/parse-webhook.ts';
import { verifySignature as verifyWhatsAppSignature } from '../integrations/whatsapp/verify-signature.ts';
import type { FaultSpec } from '../sandbox/fault/fault-schemas.ts';
import {
  ANNA,
  type ReceivedWebhook,
  type SandboxUnderTest,
  startSandboxUnderTest,
} from '../sandbox/sandbox-under-test.ts';
import { eventually } from './eventually.ts';

const timeoutMs = 20_000;
const { whatsapp: phone, line: userId } = ANNA.channels;
let sandbox: SandboxUnderTest;

beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await sandbox.context.callbacks.settled();
  await sandbox.admin('POST', '/reset');
  sandbox.received.length = 0;
});

const strike = (...faults: FaultSpec[]) => sandbox.admin('PUT', '/faults', { faults });
const once = (vendor: FaultSpec['vendor'], kind: FaultSpec['kind'], params = {}): FaultSpec => ({
  vendor,
  kind,
  next: 1,
  params,
});
const accepted = (vendor: FaultSpec['vendor']) =>
  sandbox.context.ledger.rows(vendor).filter(({ outcome }) => outcome === 'accepted');

/** What the app's webhook would have read, each body with its signature proven first. */
function read(vendor: 'whatsapp' | 'line') {
  const at = sandbox.received.filter(({ path }) => path.endsWith(`/webhooks/${vendor}`));
  return at.map(({ body, headers }: ReceivedWebhook) => {
    const rawBody = Buffer.from(body, 'utf8');
    const header = (name: string) => headers[name]?.toString();
    const isSigned =
      vendor === 'whatsapp'
        ? verifyWhatsAppSignature({
            rawBody,
            header: header('x-hub-signature-256'),
            appSecret: SANDBOX_SECRETS.WHATSAPP_APP_SECRET,
          })
        : verifyLineSignature({
            rawBody,
            header: header('x-line-signature'),
            channelSecret: SANDBOX_SECRETS.LINE_CHANNEL_SECRET,
          });
    expect(isSigned).toBe(true);
    return vendor === 'whatsapp'
      ? parseWhatsAppWebhook(JSON.parse(body))
      : parseLineWebhook(JSON.parse(body));
  });
}
const write = (channel: 'whatsapp' | 'line', text: string) =>
  sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel, text });

describe('WhatsApp', () => {
  const client = () =>
    createWhatsAppClient({
      baseUrl: sandbox.urls.whatsapp,
      phoneNumberId: sandbox.context.identity.whatsappNumberId,
      accessToken: SANDBOX_SECRETS.WHATSAPP_ACCESS_TOKEN,
      timeoutMs,
    });
  /** Opens the window in which free text may be sent. */
  async function hearFromAnna() {
    await write('whatsapp', 'Too loud 🔊');
    await eventually(() => expect(read('whatsapp').flatMap(({ messages }) => messages)).toHaveLength(1));
    return read('whatsapp').flatMap(({ messages }) => messages)[0];
  }
  const reports = () => read('whatsapp').flatMap((webhook) => webhook.reports);

  it('a message comes in signed, its answer goes out, and the statuses bring our id back', async () => {
    const message = await hearFromAnna();
    expect(message).toMatchObject({ senderExternalId: phone, senderName: ANNA.name, text: 'Too loud 🔊' });
    await client().showTyping({ providerMessageId: message?.providerMessageId ?? '' });
    const sent = await client().sendText({ to: phone, body: 'Now quieter.', outboundId: 'outbound-1' });
    await eventually(() => expect(reports().map(({ status }) => status)).toContain('delivered'));
    for (const report of reports()) expect(report).toMatchObject({ ...sent, outboundId: 'outbound-1' });
  });

  it('a send whose answer was lost is unknown, and its status settles it', async () => {
    await hearFromAnna();
    await strike(once('whatsapp', 'drop_after_accept'));
    const send = client().sendText({ to: phone, body: 'Now quieter.', outboundId: 'outbound-2' });
    await expect(send).rejects.toMatchObject({ outcome: 'unknown', isSafeToRepeat: false });
    expect(accepted('whatsapp').filter(({ key }) => key === 'outbound-2')).toHaveLength(1);
    await eventually(() => expect(reports().map(({ outboundId }) => outboundId)).toContain('outbound-2'));
  });

  it('a refusal for now says when to come back', async () => {
    await hearFromAnna();
    await strike(once('whatsapp', 'rate_limited', { retryAfterSeconds: 3, code: 130429 }));
    const send = client().sendText({ to: phone, body: 'Now quieter.', outboundId: 'outbound-3' });
    await expect(send).rejects.toMatchObject({ outcome: 'try_again', retryAfterMs: 3_000 });
  });

  it('a template reaches who has not written', async () => {
    const template = { to: phone, name: 'zone_offline', languageCode: 'en', bodyParameters: ['Lobby'] };
    const { providerMessageId } = await client().sendTemplate({ ...template, outboundId: 'outbound-4' });
    expect(providerMessageId).toMatch(/^wamid\./);
  });
});

describe('LINE', () => {
  const client = () =>
    createLineClient({
      baseUrl: sandbox.urls.line,
      channelAccessToken: SANDBOX_SECRETS.LINE_CHANNEL_ACCESS_TOKEN,
      timeoutMs,
    });
  async function hearFromAnna() {
    await write('line', 'เพลงดังไป');
    await eventually(() => expect(read('line')).toHaveLength(1));
    return read('line')[0]?.messages[0];
  }

  it('a message comes in signed, and its reply token is good for one reply', async () => {
    const message = await hearFromAnna();
    expect(message).toMatchObject({ senderExternalId: userId, text: 'เพลงดังไป' });
    const replyToken = message?.replyToken ?? '';
    await client().showLoading({ userId });
    await client().reply({ replyToken, text: 'เบาลงแล้ว' });
    const again = client().reply({ replyToken, text: 'เบาลงแล้ว' });
    await expect(again).rejects.toMatchObject({ outcome: 'never', reason: 'reply_token_spent' });
  });

  it('a push whose answer was lost is done once, and its repeat tells the same message', async () => {
    const push = { to: userId, text: 'Lobby is back.', retryKey: '123e4567-e89b-12d3-a456-426614174000' };
    await strike(once('line', 'drop_after_accept'));
    await expect(client().push(push)).rejects.toMatchObject({ outcome: 'unknown', isSafeToRepeat: true });
    const { providerMessageId } = await client().push(push);
    await expect(client().push(push)).resolves.toEqual({ providerMessageId });
    expect(accepted('line')).toHaveLength(1);
    expect(accepted('line')[0]).toMatchObject({ key: push.retryKey });
  });

  it('a friend has a name, a stranger none', async () => {
    await expect(client().getProfile(userId)).resolves.toMatchObject({ displayName: ANNA.name });
    await expect(client().getProfile(`U${'f'.repeat(32)}`)).resolves.toBeNull();
  });
});

describe('mail', () => {
  const mailer = (password: string = SANDBOX_SECRETS.SMTP_PASSWORD) => {
    const { hostname: host, port } = new URL(sandbox.urls.email);
    const from = 'Music Care <care@music.example>';
    return createMailer({ host, port: Number(port), user: 'sandbox', password, from, timeoutMs });
  };
  const mail = { to: ANNA.channels.email, subject: 'Lobby', text: 'เงียบ', messageId: '<m1@music.example>' };

  it('a mail arrives under our own id', async () => {
    await expect(mailer().send(mail)).resolves.toEqual({ providerMessageId: mail.messageId });
    expect(accepted('email')).toMatchObject([{ key: mail.messageId, recipient: mail.to }]);
  });

  it.each([
    ['bounce550@hotel.example', { outcome: 'never', reason: 'recipient_refused' }],
    ['defer451@hotel.example', { outcome: 'try_again', status: 451 }],
  ])('a mail to %s is not sent, and says so', async (to, expected) => {
    await expect(mailer().send({ ...mail, to })).rejects.toMatchObject(expected);
    expect(accepted('email')).toEqual([]);
  });

  it('a mail whose answer was lost is unknown', async () => {
    await strike(once('email', 'drop_after_accept'));
    await expect(mailer().send(mail)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(accepted('email')).toHaveLength(1);
  });

  it('a wrong password is nothing to try again', async () => {
    await expect(mailer('wrong').send(mail)).rejects.toMatchObject({
      outcome: 'never',
      reason: 'credentials',
    });
  });
});

describe('Claude', () => {
  const client = () =>
    createClaudeClient({
      baseUrl: sandbox.urls.claude,
      apiKey: SANDBOX_SECRETS.ANTHROPIC_API_KEY,
      model: 'claude-sonnet-5-5',
      timeoutMs,
    });
  const turn = {
    system: 'You look after music.',
    messages: [{ role: 'user' as const, content: 'Hello' }],
    tools: [],
    maxTokens: 300,
  };

  it('a turn comes back with its use and its request id', async () => {
    const { content, stopReason, usage, requestId } = await client().createTurn(turn);
    expect(content[0]).toMatchObject({ type: 'text' });
    expect(stopReason).toBe('end_turn');
    expect(usage.outputTokens).toBeGreaterThan(0);
    expect(requestId).toEqual(expect.any(String));
  });

  it.each(['overloaded', 'drop_after_accept', 'bad_gateway_html'] as const)(
    '%s may be asked again',
    async (kind) => {
      await strike(once('claude', kind));
      await expect(client().createTurn(turn)).rejects.toMatchObject({ outcome: 'try_again' });
      await expect(client().createTurn(turn)).resolves.toMatchObject({ stopReason: 'end_turn' });
    },
  );
});
