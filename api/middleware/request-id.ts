import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { AuthenticatedUser } from '../../domain/user/authenticated-user.ts';

declare global {
  namespace Express {
    interface Request {
      /** In every log line, answer and audit row of the request. */
      id: string;
      /** Proven by the access token; unset for everybody else. */
      user?: AuthenticatedUser;
    }
  }
}

const GIVEN = /^[\w-]{8,64}$/;

/** Takes the caller's id when it is harmless, else makes one; always told back. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  request.id = given !== undefined && GIVEN.test(given) ? given : randomUUID();
  response.setHeader('x-request-id', request.id);
  next();
}
