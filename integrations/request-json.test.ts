import { expect, it, onTestFinished } from 'vitest';
import { startScriptedVendor, type VendorAnswer } from '../test/start-scripted-vendor.ts';
import { readRetryAfter } from './read-retry-after.ts';
import { type JsonRequest, requestJson } from './request-json.ts';

async function ask(answer: VendorAnswer, extra: Partial<JsonRequest> = {}) {
  const vendor = await startScriptedVendor(() => answer);
  onTestFinished(vendor.stop);
  const call = { vendor: 'soundtrack', operation: 'Test', effect: 'once', timeoutMs: 10_000 } as const;
  return requestJson({ ...call, url: vendor.url, headers: {}, body: {}, ...extra });
}

it('an answer is an answer, whatever its status', async () => {
  await expect(ask({ status: 500, json: { a: 1 } })).resolves.toMatchObject({ status: 500, json: { a: 1 } });
});

it('a page of a proxy is no JSON and no exception', async () => {
  const answer = await ask({ status: 502, text: '<html>Bad gateway</html>' });
  expect(answer).toMatchObject({ status: 502, json: undefined });
});

it('a redirect is not followed with our token', async () => {
  const elsewhere = await startScriptedVendor(() => ({}));
  onTestFinished(elsewhere.stop);
  const answer = await ask({ status: 307, headers: { location: elsewhere.url } });
  expect(answer.isOk).toBe(false);
  expect(elsewhere.requests).toHaveLength(0);
});

it('a connection cut after the request left is not known to have failed', async () => {
  await expect(ask('drop')).rejects.toMatchObject({ outcome: 'unknown', reason: 'connection_lost' });
});

it('a vendor that hangs is given up in time', async () => {
  await expect(ask('hang', { timeoutMs: 50 })).rejects.toMatchObject({
    outcome: 'unknown',
    reason: 'timeout',
  });
});

it('what was cancelled before it left is a cancellation', async () => {
  const signal = AbortSignal.abort(new Error('shutting down'));
  await expect(ask({}, { signal })).rejects.toThrow('shutting down');
});

it('Retry-After is read as seconds and as a date', () => {
  const read = (value: string) => readRetryAfter(new Headers({ 'retry-after': value }), Date.UTC(2026, 0, 1));
  expect(read('7')).toBe(7_000);
  expect(read('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9_000);
  expect(read('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
  expect(read('soon')).toBeUndefined();
  expect(readRetryAfter(new Headers(), 0)).toBeUndefined();
});
