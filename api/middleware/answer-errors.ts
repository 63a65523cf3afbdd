import type { NextFunction, Request, Response } from 'express';
import type { Log } from '../dependencies.ts';
import { describeError } from './describe-error.ts';
import { RETRY_AFTER_SECONDS, STATUS_OF, toDomainError, toProblem } from './problem.ts';

/** The last middleware: what nobody caught becomes a problem document and, if it was not meant, a log line. */
export function answerErrors(log: Log) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const meant = toDomainError(error);
    const status = meant === null ? clientFault(error) : STATUS_OF[meant.kind];
    if (status >= 500) {
      log.error({ requestId: request.id, ...describeError(error) }, 'a request failed');
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    if (status === 503) response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    const code = meant?.code ?? (status === 500 ? 'system.internal' : 'request.invalid');
    const detail =
      meant?.message ?? (status === 500 ? 'Something went wrong on our side.' : 'The request is not valid.');
    response
      .status(status)
      .type('application/problem+json')
      .send(toProblem({ status, code, detail, requestId: request.id }));
  };
}

/** Body parsers say whose fault it was: too large, cut off, malformed. */
function clientFault(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
