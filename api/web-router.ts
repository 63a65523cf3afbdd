import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Router } from 'express';
import type { ApiSettings } from './dependencies.ts';

/** The built admin app: hashed files for ever, its page never from a cache, every other address is the page. */
export function createWebRouter({ webRoot }: Pick<ApiSettings, 'webRoot'>): Router {
  const router = express.Router();
  const page = join(webRoot, 'index.html');
  router.use(
    '/assets',
    express.static(join(webRoot, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(express.static(webRoot, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (_request, response, next) => {
    if (!existsSync(page)) {
      response.status(404).type('text/plain').send('The admin app is not built yet: npm start builds it.');
      return;
    }
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page, (error) => error && next(error));
  });
  return router;
}
