import type { NextFunction, Request, Response } from 'express';
import { toProblem } from './problem.ts';

/** The longest thing a person sends here is a message of 4,096 characters. */
const MOST_BYTES = 256 * 1024;

/** Refuses by what the request says of itself, before a byte of it is read; a body has to say how long it is. */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  const refuse = (status: number, code: string, detail: string): void => {
    const problem = toProblem({ status, code, detail, requestId: request.id });
    response.status(status).set('connection', 'close').type('application/problem+json').send(problem);
  };
  if (request.get('transfer-encoding') !== undefined) {
    return refuse(411, 'request.length_required', 'The request has to say how long its body is.');
  }
  if (Number(request.get('content-length') ?? 0) > MOST_BYTES) {
    return refuse(413, 'request.too_large', 'The request is too large.');
  }
  next();
}
