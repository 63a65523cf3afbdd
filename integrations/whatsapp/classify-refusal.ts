import { z } from 'zod';
import { IntegrationError, type IntegrationReason, interrupted, type Effect } from '../errors.ts';
import { readRetryAfter } from '../read-retry-after.ts';
import type { JsonAnswer } from '../request-json.ts';

const bodySchema = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional() }),
});

/** About one message to one person in 6 seconds: facts of the pair rate, 131056. */
const PAIR_RATE_MS = 6_000;

/** Refused for now: throughput of the number, of the pair, of the business account, of the app; maintenance. */
const TRY_AGAIN = new Map<number, number | undefined>([
  [4, undefined],
  [80007, undefined],
  [130429, undefined],
  [131056, PAIR_RATE_MS],
  [131057, undefined],
]);

/** Everything else below 500 is `never` too, as a bad request; these are the ones that somebody acts on. */
const NEVER = new Map<number, IntegrationReason>([
  [0, 'credentials'],
  [190, 'credentials'],
  [3, 'forbidden'],
  [10, 'forbidden'],
  [200, 'forbidden'],
  [368, 'forbidden'],
  [131005, 'forbidden'],
  [131031, 'forbidden'],
  [131042, 'forbidden'],
  [131047, 'window_closed'],
  [131026, 'recipient_refused'],
  [131030, 'recipient_refused'],
  [131049, 'quota_exhausted'],
  [131048, 'quota_exhausted'],
  [130472, 'recipient_refused'],
  [130497, 'recipient_refused'],
  [132000, 'template_refused'],
  [132001, 'template_refused'],
  [132005, 'template_refused'],
  [132007, 'template_refused'],
  [132012, 'template_refused'],
  [132015, 'template_refused'],
  [132016, 'template_refused'],
]);

/** An answer of Meta that is no success. A 5xx may come from behind the point where the message was taken. */
export function classifyRefusal(input: {
  answer: JsonAnswer;
  operation: string;
  effect: Effect;
}): IntegrationError {
  const { answer, operation, effect } = input;
  const { status, headers } = answer;
  const code = bodySchema.safeParse(answer.json).data?.error.code;
  const common = { vendor: 'whatsapp', operation, status, vendorCode: code?.toString() } as const;
  const retryAfterMs = readRetryAfter(headers, Date.now());

  if (code !== undefined && NEVER.has(code)) {
    return new IntegrationError({ ...common, outcome: 'never', reason: NEVER.get(code) ?? 'bad_request' });
  }
  if (status === 429 || (code !== undefined && TRY_AGAIN.has(code))) {
    const wait = retryAfterMs ?? TRY_AGAIN.get(code ?? -1);
    return new IntegrationError({
      ...common,
      outcome: 'try_again',
      reason: 'rate_limited',
      retryAfterMs: wait,
    });
  }
  if (status >= 500 || status === 408) {
    return interrupted({ ...common, effect, reason: 'vendor_failure', retryAfterMs });
  }
  const reason = status === 401 ? 'credentials' : status === 403 ? 'forbidden' : 'bad_request';
  return new IntegrationError({ ...common, outcome: 'never', reason });
}
