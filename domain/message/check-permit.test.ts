import { describe, expect, test } from 'vitest';
import { checkPermit } from './check-permit.ts';
import type { PermitQuestion } from './check-permit.ts';

const NOW = new Date('2026-01-05T09:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const question = (over: Partial<PermitQuestion> = {}): PermitQuestion => ({
  channel: 'whatsapp',
  purpose: 'reply',
  body: 'The lobby is at volume 6 now.',
  recipient: '15550100001',
  lastInboundAt: hoursAgo(1),
  now: NOW,
  ...over,
});

describe('may a message leave', () => {
  test('a WhatsApp answer leaves as free text while the service window is open', () => {
    expect(checkPermit(question())).toEqual({
      isAllowed: true,
      form: 'text',
      rule: 'service_window',
      windowEndsAt: '2026-01-06T08:00:00.000Z',
    });
  });

  test.each([
    ['the contact never wrote', null],
    ['the contact wrote a day ago', hoursAgo(24)],
    ['the window closes within the margin', hoursAgo(23.95)],
  ])('no WhatsApp answer leaves when %s', (_, lastInboundAt) => {
    expect(checkPermit(question({ lastInboundAt }))).toEqual({ isAllowed: false, reason: 'window_closed' });
    expect(checkPermit(question({ lastInboundAt, purpose: 'person_reply' }))).toMatchObject({
      isAllowed: false,
    });
  });

  test('a notice outside the window leaves in its approved wording', () => {
    expect(checkPermit(question({ purpose: 'incident_notice', lastInboundAt: null }))).toMatchObject({
      isAllowed: true,
      form: 'template',
    });
  });

  test('LINE and e-mail know no window', () => {
    for (const over of [
      { channel: 'line', recipient: 'U0001' },
      { channel: 'email', recipient: 'it@venue.example' },
    ] as const) {
      expect(checkPermit(question({ ...over, lastInboundAt: null }))).toMatchObject({
        isAllowed: true,
        form: 'text',
      });
    }
  });

  test.each(['nobody', 'a@b.example,c@d.example', 'a@b.example\r\nBcc: c@d.example', ''])(
    'no mail leaves to %j',
    (recipient) => {
      expect(checkPermit(question({ channel: 'email', recipient }))).toEqual({
        isAllowed: false,
        reason: 'address_invalid',
      });
    },
  );

  test('an empty message and one that no vendor takes are refused before they are tried', () => {
    expect(checkPermit(question({ body: ' \n' }))).toEqual({ isAllowed: false, reason: 'empty' });
    expect(checkPermit(question({ body: 'x'.repeat(4_097) }))).toEqual({
      isAllowed: false,
      reason: 'too_long',
    });
  });
});
