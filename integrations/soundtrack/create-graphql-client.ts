import { z } from 'zod';
import { type Effect, IntegrationError, type IntegrationReason, interrupted } from '../errors.ts';
import { readRetryAfter } from '../read-retry-after.ts';
import { type JsonAnswer, requestJson } from '../request-json.ts';
import type { BudgetGovernor, Priority } from './budget-governor.ts';
import {
  type GraphqlErrorBody,
  type GraphqlFault,
  parseErrors,
  readRateLimitText,
  toFault,
} from './graphql-faults.ts';
import { createRequestSlots } from './request-slots.ts';

export type CallOptions = { priority?: Priority; signal?: AbortSignal };
type GraphqlCall = {
  operation: string;
  query: string;
  variables: Record<string, unknown>;
  effect: Effect;
  priority: Priority;
  /** A first guess at the cost; later calls of the same text know better. */
  expectedCost: number;
  signal?: AbortSignal | undefined;
};
/** `data` may lack parts; `faults` say which and why. */
type GraphqlAnswer = { data: Record<string, unknown>; faults: GraphqlFault[] };
export type RunGraphql = (call: GraphqlCall) => Promise<GraphqlAnswer>;

const dataSchema = z.object({ data: z.record(z.string(), z.unknown()) });

export function createGraphqlClient(options: {
  url: string;
  token: string;
  timeoutMs: number;
  governor: BudgetGovernor;
}): RunGraphql {
  const { url, token, timeoutMs, governor } = options;
  const slots = createRequestSlots();
  /** The vendor reckons the cost from the text alone, so the last one is the next one. */
  const costOfText = new Map<string, number>();

  return async (call) => {
    const { operation, query, variables, effect, priority, signal } = call;
    const ticket = await governor.take(priority, costOfText.get(query) ?? call.expectedCost, signal);
    try {
      const answer = await slots.run(priority, () =>
        requestJson({
          vendor: 'soundtrack',
          operation,
          url,
          headers: { authorization: `Basic ${token}` },
          body: { query, variables, operationName: operation },
          effect,
          timeoutMs,
          signal,
        }),
      );
      const errors = parseErrors(answer.json);
      const limit = errors.find((error) => toFault(error).kind === 'rate_limited');
      const told = readRateLimitText(limit?.message ?? '');
      const cost = readNumber(answer.headers, 'x-ratelimiting-cost') ?? told.cost;
      const isLimited = limit !== undefined || answer.status === 429;
      // A refusal without figures means an empty bucket: everybody waits.
      const available =
        readNumber(answer.headers, 'x-ratelimiting-tokens-available') ??
        told.available ??
        (isLimited ? 0 : null);
      ticket.settle({ available, cost: isLimited ? 0 : cost });
      if (cost !== null) costOfText.set(query, cost);
      if (isLimited) throw rateLimited(answer, operation, governor.msUntil(cost ?? call.expectedCost));
      return readAnswer({ answer, errors, operation, effect });
    } finally {
      ticket.settle({ available: null, cost: null });
    }
  };
}

/** Refused before anything was done, mutations too. */
function rateLimited(answer: JsonAnswer, operation: string, refilledInMs: number): IntegrationError {
  return new IntegrationError({
    vendor: 'soundtrack',
    operation,
    outcome: 'try_again',
    reason: 'rate_limited',
    status: answer.status,
    retryAfterMs: readRetryAfter(answer.headers, Date.now()) ?? refilledInMs,
  });
}

function readAnswer(input: {
  answer: JsonAnswer;
  errors: GraphqlErrorBody[];
  operation: string;
  effect: Effect;
}): GraphqlAnswer {
  const { answer, errors, operation, effect } = input;
  const { status, isOk } = answer;
  const common = { vendor: 'soundtrack', operation, status } as const;
  if (status >= 500 || status === 408) throw interrupted({ ...common, effect, reason: 'vendor_failure' });
  const faults = errors.map(toFault);
  const [first] = faults;
  const denied = status === 401 || first?.kind === 'credentials' ? 'credentials' : null;
  const refusal: IntegrationReason | null =
    denied ?? (status === 403 ? 'forbidden' : isOk ? null : 'bad_request');
  if (refusal) throw new IntegrationError({ ...common, outcome: 'never', reason: refusal });

  const { data } = dataSchema.safeParse(answer.json).data ?? {};
  if (data) return { data, faults };
  // No data at all: the document was refused as a whole, or this is no answer of the vendor.
  if (!first) throw interrupted({ ...common, effect, reason: 'bad_answer' });
  const vendorCode = first.code ?? undefined;
  if (first.kind === 'failed') throw interrupted({ ...common, effect, reason: 'vendor_failure', vendorCode });
  const reason = first.kind === 'forbidden' || first.kind === 'not_found' ? first.kind : 'bad_request';
  throw new IntegrationError({ ...common, outcome: 'never', reason, vendorCode });
}

function readNumber(headers: Headers, name: string): number | null {
  const value = headers.get(name);
  return value !== null && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}
