import path from 'node:path';

import express, { type Express, type RequestHandler } from 'express';

import type { SandboxContext } from '../context.ts';
import type { LineState } from '../line/line-state.ts';
import { toAdminError } from './admin-error.ts';
import { fleetRoutes } from './fleet-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { phoneRoutes } from './phone-routes.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const PHONES = path.join(import.meta.dirname, '../../dist/web/phones');

/** The page of phones and the admin API behind it. Nobody logs in: it listens on loopback only. */
export function createAdminApp(
  context: SandboxContext,
  parts: { line: LineState; reset: () => void },
): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(refuseStrangers);
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  // A fleet of 50,000 zones is about 20 MB.
  app.use('/admin', express.json({ limit: '64mb' }));
  app.use(
    '/admin',
    fleetRoutes(context),
    phoneRoutes(context, parts.line),
    operationRoutes(context, parts.reset),
  );
  app.use('/admin', (_request, response) => {
    response.status(404).json({ error: 'There is no such address.' });
  });
  app.get('/', (_request, response) => response.redirect('/phones'));
  app.use('/phones', express.static(PHONES));
  app.get(['/phones', '/phones/*rest'], (_request, response) => {
    response.sendFile(path.join(PHONES, 'index.html'), (error) => {
      if (error && !response.headersSent)
        response.status(404).type('text').send('The page of phones is not built yet.\n');
    });
  });
  app.use(toAdminError);
  return app;
}

/** A page from elsewhere, or a name that only resolves to this machine, may not drive the sandbox. */
const refuseStrangers: RequestHandler = (request, response, next) => {
  const names = [request.get('host'), request.get('origin')?.replace(/^https?:\/\//, '')];
  const isLocal = names.every((name) => name === undefined || LOOPBACK.includes(name.replace(/:\d+$/, '')));
  if (isLocal) return next();
  response.status(403).json({ error: 'The sandbox answers pages of this machine only.' });
};
