import type { NextFunction, Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { toProblem } from './problem.ts';

const MINUTE_MS = 60_000;
/** A dashboard reads a few dozen times a minute; a whole office behind one address still fits. */
const REQUESTS_PER_ADDRESS = 2_400;
const REQUESTS_PER_PERSON = 600;
/** Guessing passwords gets nowhere; a person who mistypes does. */
const LOGINS_PER_QUARTER = 20;

/** Coarse outer guard per address, counted in this process. */
export const requestLimit = rateLimit({
  windowMs: MINUTE_MS,
  limit: REQUESTS_PER_ADDRESS,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
  handler: tooMany,
});

/** Per person, whatever the address: only a proven one counts, so that nobody makes himself new ones. */
export const personLimit = rateLimit({
  windowMs: MINUTE_MS,
  limit: REQUESTS_PER_PERSON,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (request) => request.user?.userId ?? '',
  skip: (request) => request.user === undefined,
  handler: tooMany,
});

/** Failed logins per address; those that succeed do not count. */
export const loginLimit = rateLimit({
  windowMs: 15 * MINUTE_MS,
  limit: LOGINS_PER_QUARTER,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  skipSuccessfulRequests: true,
  handler: tooMany,
});

function tooMany(request: Request, response: Response, _next: NextFunction): void {
  const detail = 'Too many requests. Wait a little and try again.';
  response
    .status(429)
    .type('application/problem+json')
    .send(toProblem({ status: 429, code: 'request.too_many', detail, requestId: request.id }));
}
