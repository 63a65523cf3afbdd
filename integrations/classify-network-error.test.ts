import { describe, expect, it } from 'vitest';
import { classifyNetworkError } from './classify-network-error.ts';
import type { Effect } from './errors.ts';

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
const coded = (code: string, extra: object = {}) => Object.assign(new Error(code), { code, ...extra });
const classify = (error: unknown, effect: Effect) =>
  classifyNetworkError({ vendor: 'whatsapp', operation: 'send_text', effect, error });

describe('a request that never left was not done, whatever it was', () => {
  it.each([
    ['nobody listens', failed(coded('ECONNREFUSED'))],
    ['nobody listens on any address', failed(Object.assign(new AggregateError([coded('ECONNREFUSED')]), {}))],
    ['the name is unknown', failed(coded('ENOTFOUND'))],
    ['the name server is away', failed(coded('EAI_AGAIN'))],
    ['connecting takes too long', failed(coded('UND_ERR_CONNECT_TIMEOUT'))],
    ['the system gives up connecting', failed(coded('ETIMEDOUT', { syscall: 'connect' }))],
    ['there is no route', failed(coded('ENETUNREACH'))],
    ['the certificate has run out', failed(coded('CERT_HAS_EXPIRED'))],
    ['the certificate is for somebody else', failed(coded('ERR_TLS_CERT_ALTNAME_INVALID'))],
  ])('%s', (_, error) => {
    expect(classify(error, 'once')).toMatchObject({
      outcome: 'try_again',
      reason: 'unreachable',
      isSafeToRepeat: true,
    });
  });
});

describe('a request that left may have been done', () => {
  it.each([
    ['the connection was reset', failed(coded('ECONNRESET')), 'connection_lost'],
    ['the other side closed', failed(coded('UND_ERR_SOCKET')), 'connection_lost'],
    ['no answer in time', new DOMException('timeout', 'TimeoutError'), 'timeout'],
    ['no headers in time', failed(coded('UND_ERR_HEADERS_TIMEOUT')), 'timeout'],
    ['something nobody has seen before', 'odd', 'connection_lost'],
  ])('%s', (_, error, reason) => {
    expect(classify(error, 'once')).toMatchObject({ outcome: 'unknown', reason, isSafeToRepeat: false });
    expect(classify(error, 'repeatable')).toMatchObject({ outcome: 'unknown', isSafeToRepeat: true });
    expect(classify(error, 'none')).toMatchObject({ outcome: 'try_again', isSafeToRepeat: true });
  });
});

it('tells codes and nothing of what was sent', () => {
  const error = failed(Object.assign(coded('ECONNRESET'), { headers: { authorization: 'Bearer secret' } }));
  const told = classify(error, 'once');
  expect(told.message).toBe('whatsapp send_text: connection_lost (ECONNRESET)');
  expect(told.cause).toBeUndefined();
  expect(JSON.stringify({ ...told })).not.toContain('secret');
});
