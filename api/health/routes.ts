import express from 'express';
import type { Router } from 'express';
import type { ApiDependencies } from '../dependencies.ts';
import { RETRY_AFTER_SECONDS } from '../middleware/problem.ts';
import type { Metrics } from './metrics.ts';

/** `/health`: this process lives. `/ready`: what it stands on is there. */
export function createHealthRouter(
  deps: Pick<ApiDependencies, 'findAbsent' | 'settings'>,
  metrics: Metrics,
): Router {
  const router = express.Router();
  router.get(
    '/health',
    (_request, response) => void response.json({ status: 'alive', version: deps.settings.version }),
  );
  router.get('/ready', async (_request, response) => {
    const absent = await deps.findAbsent();
    if (absent.length === 0) {
      response.json({ status: 'ready' });
      return;
    }
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    response.status(503).json({ status: 'not ready', absent });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.render());
  });
  return router;
}
