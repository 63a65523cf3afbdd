import { DomainError } from '../../domain/errors.ts';
import type { ErrorKind } from '../../domain/errors.ts';

/** RFC 9457, with the code a program acts on and the id a person can quote. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  details?: Record<string, unknown>;
};

export const STATUS_OF: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
};

export const ORPC_CODE_OF: Record<ErrorKind, string> = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

/** Seconds after which asking again makes sense: the pools heal within them. */
export const RETRY_AFTER_SECONDS = 5;

/** SQLSTATE classes of a database that is away or going away, and Node's words for a broken connection. */
const AWAY_CODES = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
/** A character that PostgreSQL keeps in no text: NUL, or half of a surrogate pair. */
const UNSTORABLE_CODES = /^(22021|22P05)$/;
const AWAY_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

/** What a thrown thing means to the caller. Unknown errors say nothing of themselves. */
export function toDomainError(error: unknown): DomainError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DomainError) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    if (UNSTORABLE_CODES.test(code)) {
      return new DomainError({
        code: 'request.unstorable_text',
        kind: 'invalid',
        message: 'The text contains a character that cannot be kept.',
      });
    }
    // gRPC 14: Temporal is away
    const isAway = AWAY_CODES.test(code) || code === '14' || AWAY_WORDS.test(cause.message);
    if (isAway) {
      return new DomainError({
        code: 'system.unavailable',
        kind: 'unavailable',
        message: 'A part of the system is away. Nothing was lost; try again shortly.',
      });
    }
  }
  return null;
}

export function toProblem(input: {
  status: number;
  code: string;
  detail: string;
  requestId: string;
  details?: Record<string, unknown>;
}): Problem {
  const { status, code, detail, requestId, details } = input;
  return {
    type: `https://errors.bma-social.example/${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    requestId,
    ...(details !== undefined && Object.keys(details).length > 0 && { details }),
  };
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  411: 'Length required',
  413: 'Too large',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};
