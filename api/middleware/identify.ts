import type { NextFunction, Request, Response } from 'express';
import type { Authenticate } from './authenticate.ts';

/** Notes who asks, before the route is known: a database that is away is 503 for everybody, signed in or not. */
export function identify(authenticate: Authenticate) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const user = await authenticate(request.get('authorization'));
    if (user !== null) request.user = user;
    next();
  };
}
