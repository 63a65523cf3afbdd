import { APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { classifyNetworkError } from '../classify-network-error.ts';
import { IntegrationError, type IntegrationReason } from '../errors.ts';
import { readRetryAfter } from '../read-retry-after.ts';

const REASONS: Record<number, IntegrationReason> = {
  401: 'credentials',
  402: 'quota_exhausted',
  403: 'forbidden',
  404: 'not_found',
};

/** Nothing but `try_again` or `never`: a turn changes nothing at the vendor. */
export function classifyRefusal(error: unknown): IntegrationError {
  if (error instanceof IntegrationError) return error;
  const call = { vendor: 'claude', operation: 'create_turn' } as const;
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return new IntegrationError({ ...call, outcome: 'try_again', reason: 'timeout' });
  }
  if (!(error instanceof APIError) || error.status === undefined) {
    return classifyNetworkError({ ...call, effect: 'none', error });
  }
  const { status, headers } = error;
  const vendorCode = error.errorCode ?? error.type ?? undefined;
  // Spent for the month: comes as a 429 that no waiting clears.
  const isSpent = vendorCode === 'enforced_spend_limit_reached';
  const isPassing = status === 408 || status === 409 || status === 429 || status >= 500;
  if (isPassing && !isSpent) {
    const reason = status === 429 || status === 529 ? 'rate_limited' : 'vendor_failure';
    const retryAfterMs = headers ? readRetryAfter(headers, Date.now()) : undefined;
    return new IntegrationError({ ...call, status, vendorCode, outcome: 'try_again', reason, retryAfterMs });
  }
  const reason = isSpent ? 'quota_exhausted' : (REASONS[status] ?? 'bad_request');
  return new IntegrationError({ ...call, status, vendorCode, outcome: 'never', reason });
}
