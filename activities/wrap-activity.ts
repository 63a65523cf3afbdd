import { ApplicationFailure, CompleteAsyncError } from '@temporalio/activity';
import { TemporalFailure } from '@temporalio/common';
import { DomainError } from '../domain/errors.ts';
import type { ErrorKind } from '../domain/errors.ts';
import { IntegrationError } from '../integrations/errors.ts';

/** Worth another try: everything else that a verb refuses, it refuses again. */
const PASSING: readonly ErrorKind[] = ['unavailable', 'too_many'];

/** Turns what the house throws into failures on whose `type` a workflow decides, and which say nothing personal. */
export function wrapActivity<I, O>(run: (input: I) => Promise<O>): (input: I) => Promise<O> {
  return async (input) => {
    try {
      return await run(input);
    } catch (error) {
      throw toFailure(error);
    }
  };
}

function toFailure(error: unknown): unknown {
  if (error instanceof TemporalFailure || error instanceof CompleteAsyncError) return error;
  if (error instanceof DomainError) {
    return ApplicationFailure.create({
      message: error.message,
      type: error.code,
      nonRetryable: !PASSING.includes(error.kind),
    });
  }
  if (error instanceof IntegrationError) {
    return ApplicationFailure.create({
      message: error.message,
      type: `integration.${error.outcome}`,
      nonRetryable: !error.isSafeToRepeat,
      details: [{ vendor: error.vendor, reason: error.reason }],
      ...(error.retryAfterMs !== undefined && { nextRetryDelay: error.retryAfterMs }),
    });
  }
  return ApplicationFailure.create({ message: describe(error), type: 'unexpected' });
}

/** A failed query's message carries its parameters, which may be somebody's words: only the database's code is kept. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  if (!('query' in error)) return `${error.name}: ${error.message}`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : '';
  return `A query failed:${code} ${cause instanceof Error ? cause.name : ''}`.trimEnd();
}
