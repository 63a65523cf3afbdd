import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySignature } from './verify-signature.ts';

const channelSecret = 'a-channel-secret';
const rawBody = Buffer.from('{"destination":"U1","events":[{"text":"เพลงดังไป 🔊"}]}', 'utf8');
const signed = (body: Buffer, secret = channelSecret) =>
  createHmac('sha256', secret).update(body).digest('base64');
const good = signed(rawBody);

describe('a webhook is believed only with the right signature over its raw bytes', () => {
  it.each([
    ['signed with our secret', good, true],
    ['missing', undefined, false],
    ['empty', '', false],
    ['signed with another secret', signed(rawBody, 'another'), false],
    ['signed over another body', signed(Buffer.from('{}')), false],
    ['cut short', good.slice(0, -4), false],
    ['without its padding', good.replace(/=+$/, ''), false],
    ['in another case', good.toLowerCase(), false],
    ['with a stray character that a decoder would skip', `${good.slice(0, 4)}\n${good.slice(4)}`, false],
    ['in hex', createHmac('sha256', channelSecret).update(rawBody).digest('hex'), false],
  ])('%s', (_, header, expected) => {
    expect(verifySignature({ rawBody, header, channelSecret })).toBe(expected);
  });

  it('nobody is believed while the secret is empty', () => {
    expect(verifySignature({ rawBody, header: signed(rawBody, ''), channelSecret: '' })).toBe(false);
  });
});
