import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyChallenge } from './verify-challenge.ts';
import { verifySignature } from './verify-signature.ts';

const appSecret = 'an-app-secret';
const rawBody = Buffer.from('{"text":"Zu laut! 🔊 เพลงดังไป"}', 'utf8');
const signed = (body: Buffer, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const good = signed(rawBody);

describe('a webhook is believed only with the right signature over its raw bytes', () => {
  it.each([
    ['signed with our secret', good, true],
    ['missing', undefined, false],
    ['empty', '', false],
    ['signed with another secret', signed(rawBody, 'another'), false],
    ['signed over another body', signed(Buffer.from('{}')), false],
    ['cut short', good.slice(0, -2), false],
    ['the prefix alone', 'sha256=', false],
    ['without its prefix', good.slice('sha256='.length), false],
    ['in upper case', good.toUpperCase(), false],
    ['with something behind it', `${good} `, false],
    ['of the old kind', `sha1=${good.slice('sha256='.length)}`, false],
  ])('%s', (_, header, expected) => {
    expect(verifySignature({ rawBody, header, appSecret })).toBe(expected);
  });

  it('an accent written differently is another body', () => {
    const escaped = Buffer.from(JSON.stringify({ text: 'Zu laut!' }).replace('!', '\\u0021'), 'utf8');
    expect(verifySignature({ rawBody: escaped, header: good, appSecret })).toBe(false);
  });

  it('nobody is believed while the secret is empty', () => {
    expect(verifySignature({ rawBody, header: signed(rawBody, ''), appSecret: '' })).toBe(false);
  });
});

describe('Meta is answered with its challenge only if it knows our token', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'our-token', 'hub.challenge': '1158201444' };
  it.each([
    ['the right token', query, '1158201444'],
    ['another token', { ...query, 'hub.verify_token': 'guess' }, null],
    ['no token', { ...query, 'hub.verify_token': undefined }, null],
    ['the token twice', { ...query, 'hub.verify_token': ['our-token', 'our-token'] }, null],
    ['another mode', { ...query, 'hub.mode': 'unsubscribe' }, null],
    ['markup instead of a challenge', { ...query, 'hub.challenge': '<script>' }, null],
    ['no query', {}, null],
  ])('%s', (_, given, expected) => {
    expect(verifyChallenge({ query: given, verifyToken: 'our-token' })).toBe(expected);
  });

  it('an empty token lets nobody in', () => {
    expect(verifyChallenge({ query: { ...query, 'hub.verify_token': '' }, verifyToken: '' })).toBeNull();
  });
});
