import { describe, expect, it } from 'vitest';
import { MalformedWebhookError } from '../errors.ts';
import batched from './fixtures/batched.json' with { type: 'json' };
import kinds from './fixtures/kinds.json' with { type: 'json' };
import notMessages from './fixtures/not-messages.json' with { type: 'json' };
import partlyUnreadable from './fixtures/partly-unreadable.json' with { type: 'json' };
import statusFailed from './fixtures/status-failed.json' with { type: 'json' };
import statuses from './fixtures/statuses.json' with { type: 'json' };
import text from './fixtures/text.json' with { type: 'json' };
import userIdOnly from './fixtures/user-id-only.json' with { type: 'json' };
import { parseWebhook } from './parse-webhook.ts';

it('a text becomes a message in our words', () => {
  expect(parseWebhook(text)).toEqual({
    messages: [
      {
        channel: 'whatsapp',
        accountExternalId: '100000000000001',
        senderExternalId: '6620000001',
        senderName: 'Mali Placeholder',
        providerMessageId: 'wamid.HBgKNjYyMDAwMDAwMRUCABIYFDNBMDE=',
        eventId: 'wamid.HBgKNjYyMDAwMDAwMRUCABIYFDNBMDE=',
        kind: 'text',
        text: 'The lobby music is too loud 🔊',
        sentAt: '2026-03-20T09:46:40.000Z',
        replyToProviderMessageId: null,
        replyToken: null,
      },
    ],
    reports: [],
    ignored: 0,
  });
});

it('a batch loses nothing: several entries, changes, messages and a status beside them', () => {
  const { messages, reports, ignored } = parseWebhook(batched);
  expect(
    messages.map(({ providerMessageId, senderName, text: said }) => [providerMessageId, senderName, said]),
  ).toEqual([
    ['wamid.A1', 'Mali Placeholder', 'This speaker'],
    ['wamid.A2', 'Mali Placeholder', null],
    ['wamid.B1', 'Somchai Placeholder', 'เพลงดังไป'],
    ['wamid.C1', 'Mali Placeholder', 'hello'],
  ]);
  expect(messages.map(({ accountExternalId }) => accountExternalId.at(-1))).toEqual(['1', '1', '1', '2']);
  expect(messages[2]?.replyToProviderMessageId).toBe('wamid.OURS1');
  expect(reports).toMatchObject([{ providerMessageId: 'wamid.OURS2', status: 'read', outboundId: null }]);
  expect(ignored).toBe(0);
});

it('who hides the phone number is known by the user id', () => {
  expect(parseWebhook(userIdOnly).messages).toMatchObject([
    { senderExternalId: 'TH.99120865530274191800', senderName: 'Noi Placeholder', text: 'volume up please' },
  ]);
});

it('every kind of message arrives, also those that nobody has heard of', () => {
  const { messages, ignored } = parseWebhook(kinds);
  expect(messages.map(({ kind, text: said }) => [kind, said])).toEqual([
    ['sticker', null],
    ['audio', null],
    ['document', 'floor-plan.pdf'],
    ['location', 'Pool bar'],
    ['video', null],
    ['text', 'I am on it'],
    ['text', 'Acknowledge'],
    ['unsupported', null],
    ['unsupported', null],
    ['unsupported', null],
    ['unsupported', null],
  ]);
  expect(ignored).toBe(0);
});

it('changed identities, reactions, edits and errors wake nobody', () => {
  expect(parseWebhook(notMessages)).toEqual({ messages: [], reports: [], ignored: 5 });
});

it('statuses bring our own id back; an unknown one is left out', () => {
  const { reports, ignored } = parseWebhook(statuses);
  expect(reports.map(({ status, outboundId, at }) => [status, outboundId, at])).toEqual([
    ['sent', '0197-outbound-1', '2026-03-20T09:46:50.000Z'],
    ['delivered', '0197-outbound-1', '2026-03-20T09:46:51.000Z'],
  ]);
  expect(ignored).toBe(1);
});

it('a failed message keeps the only reason that is ever told', () => {
  expect(parseWebhook(statusFailed).reports).toMatchObject([
    {
      status: 'failed',
      outboundId: '0197-outbound-3',
      errorCode: '131047',
      errorText: expect.stringContaining('more than 24 hours'),
    },
  ]);
});

it('an unreadable part does not take the good ones with it', () => {
  const { messages, reports, ignored } = parseWebhook(partlyUnreadable);
  expect(messages.map(({ providerMessageId }) => providerMessageId)).toEqual(['wamid.G1']);
  expect(reports).toEqual([]);
  expect(ignored).toBe(4);
});

describe('a body that is not the documented envelope is refused', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['another product', { object: 'instagram', entry: [] }],
    ['no entries', { object: 'whatsapp_business_account' }],
    ['entries that are no list', { object: 'whatsapp_business_account', entry: {} }],
    ['an entry without changes', { object: 'whatsapp_business_account', entry: [{ id: '1' }] }],
  ])('%s', (_, json) => {
    expect(() => parseWebhook(json)).toThrow(MalformedWebhookError);
  });
});
