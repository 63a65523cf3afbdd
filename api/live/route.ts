import type { Request, Response } from 'express';
import type { Authenticate } from '../middleware/authenticate.ts';
import { toProblem } from '../middleware/problem.ts';
import type { LiveHub } from './live-hub.ts';

/** Proxies cut a silent stream; the browser takes this as proof that the line stands. */
const HEARTBEAT_MS = 15_000;
const CURSOR = /^\d{1,20}\.\d{1,20}$/;

/** `GET /api/v1/live`: server-sent events, resumable by Last-Event-ID. */
export function createLiveRoute({ hub, authenticate }: { hub: LiveHub; authenticate: Authenticate }) {
  return async (request: Request, response: Response): Promise<void> => {
    const authorization = request.get('authorization');
    const user = await authenticate(authorization);
    if (user === null) {
      const problem = toProblem({
        status: 401,
        code: 'user.not_signed_in',
        detail: 'Sign in first.',
        requestId: request.id,
      });
      response.status(401).type('application/problem+json').send(problem);
      return;
    }
    const since = request.get('last-event-id') ?? null;
    await hub.begin();
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    const listener = {
      organizationId: user.organizationId,
      send: (frame: string) => void response.write(frame),
    };
    const leave = await hub.join(listener, since !== null && CURSOR.test(since) ? since : null);
    const heartbeat = setInterval(() => {
      response.write(': still here\n\n');
      // a revoked session loses its stream too
      void authenticate(authorization).then(
        (still) => still === null && response.end(),
        () => undefined,
      );
    }, HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      leave();
    });
  };
}
