import type { NextFunction, Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { toProblem } from './problem.ts';

const MINUTE_MS = 60_000;
/** A dashboard reads a few dozen times a minute; ten of them behind one address still fit. */
const REQUESTS_PER_MINUTE = 1_200;
/** Guessing passwords gets nowhere; a person who mistypes does. */
const LOGINS_PER_QUARTER = 20;

/** Coarse outer guard per address or login, counted in this process. */
export const requestLimit = rateLimit({
  windowMs: MINUTE_MS,
  limit: REQUESTS_PER_MINUTE,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (request) => tokenOf(request) ?? ipKeyGenerator(request.ip ?? ''),
  handler: tooMany,
});

/** Failed logins per address and account; those that succeed do not count. */
export const loginLimit = rateLimit({
  windowMs: 15 * MINUTE_MS,
  limit: LOGINS_PER_QUARTER,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  skipSuccessfulRequests: true,
  handler: tooMany,
});

/** One person behind a shared address is counted by himself: the signature part of his token is his alone. */
function tokenOf(request: Request): string | undefined {
  return request.get('authorization')?.split('.')[2];
}

function tooMany(request: Request, response: Response, _next: NextFunction): void {
  const detail = 'Too many requests. Wait a little and try again.';
  response
    .status(429)
    .type('application/problem+json')
    .send(toProblem({ status: 429, code: 'request.too_many', detail, requestId: request.id }));
}
