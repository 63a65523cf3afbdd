import { describe, expect, it } from 'vitest';
import { MalformedWebhookError } from '../errors.ts';
import empty from './fixtures/empty.json' with { type: 'json' };
import kinds from './fixtures/kinds.json' with { type: 'json' };
import notMessages from './fixtures/not-messages.json' with { type: 'json' };
import redelivery from './fixtures/redelivery.json' with { type: 'json' };
import text from './fixtures/text.json' with { type: 'json' };
import { parseWebhook } from './parse-webhook.ts';

it('a text becomes a message in our words', () => {
  expect(parseWebhook(text)).toEqual({
    messages: [
      {
        channel: 'line',
        accountExternalId: 'U00000000000000000000000000000001',
        senderExternalId: 'U00000000000000000000000000000a01',
        senderName: null,
        providerMessageId: '500000000000000001',
        eventId: '01J00000000000000000000001',
        kind: 'text',
        text: 'เพลงในล็อบบี้ดังไป 🔊',
        sentAt: '2026-03-20T09:46:40.123Z',
        replyToProviderMessageId: null,
        replyToken: 'reply-01J00000000000000000000001',
      },
    ],
    reports: [],
    ignored: 0,
  });
});

it('a redelivered event is the same message with the same event id', () => {
  expect(parseWebhook(redelivery)).toEqual(parseWebhook(text));
});

it('the console may try whether we are there', () => {
  expect(parseWebhook(empty)).toEqual({ messages: [], reports: [], ignored: 0 });
});

it('every kind of message arrives, also those that nobody has heard of', () => {
  const { messages, ignored } = parseWebhook(kinds);
  expect(messages.map(({ kind, text: said }) => [kind, said])).toEqual([
    ['sticker', null],
    ['sticker', 'thank you'],
    ['image', null],
    ['document', 'menu.pdf'],
    ['location', 'Pool bar'],
    ['audio', null],
    ['video', null],
    ['unsupported', null],
    ['text', 'this one'],
  ]);
  expect(messages.at(-1)?.replyToProviderMessageId).toBe('500000000000000001');
  expect(ignored).toBe(0);
});

it('standby, follows, unsent messages, postbacks, edits and groups wake nobody', () => {
  expect(parseWebhook(notMessages)).toEqual({ messages: [], reports: [], ignored: 7 });
});

describe('a body that is not the documented envelope is refused', () => {
  it.each([
    ['null', null],
    ['no destination', { events: [] }],
    ['no events', { destination: 'U1' }],
    ['events that are no list', { destination: 'U1', events: {} }],
  ])('%s', (_, json) => {
    expect(() => parseWebhook(json)).toThrow(MalformedWebhookError);
  });
});
