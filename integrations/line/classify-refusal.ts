import { HTTPFetchError } from '@line/bot-sdk';
import { z } from 'zod';
import { classifyNetworkError } from '../classify-network-error.ts';
import { type Effect, IntegrationError, type IntegrationReason, interrupted } from '../errors.ts';

const bodySchema = z.object({ message: z.string() });

const REASONS: Record<number, IntegrationReason> = { 401: 'credentials', 403: 'forbidden', 404: 'not_found' };

/** What the SDK throws. LINE sends no Retry-After and tells its refusals apart by their wording alone. */
export function classifyRefusal(input: {
  error: unknown;
  operation: string;
  effect: Effect;
}): IntegrationError {
  const { error, operation, effect } = input;
  if (error instanceof IntegrationError) return error;
  if (error instanceof SyntaxError) {
    // A 2xx that is no JSON: LINE took the request, or something in front of it answered.
    return interrupted({ vendor: 'line', operation, effect, reason: 'bad_answer' });
  }
  if (!(error instanceof HTTPFetchError)) {
    return classifyNetworkError({ vendor: 'line', operation, effect, error });
  }
  const { status } = error;
  const wording = messageOf(error.body);
  const common = { vendor: 'line', operation, status } as const;
  if (status >= 500 || status === 408) return interrupted({ ...common, effect, reason: 'vendor_failure' });
  if (status === 429 && /monthly limit/i.test(wording)) {
    return new IntegrationError({ ...common, outcome: 'never', reason: 'quota_exhausted' });
  }
  if (status === 429)
    return new IntegrationError({ ...common, outcome: 'try_again', reason: 'rate_limited' });
  const reason = /invalid reply token/i.test(wording)
    ? 'reply_token_spent'
    : (REASONS[status] ?? 'bad_request');
  return new IntegrationError({ ...common, outcome: 'never', reason });
}

function messageOf(body: string): string {
  try {
    return bodySchema.safeParse(JSON.parse(body)).data?.message ?? '';
  } catch {
    return '';
  }
}
