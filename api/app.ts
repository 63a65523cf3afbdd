import compression from 'compression';
import cors from 'cors';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import type { ApiDependencies } from './dependencies.ts';
import { createDocsRouter } from './docs/routes.ts';
import { createMetrics } from './health/metrics.ts';
import { createHealthRouter } from './health/routes.ts';
import { createLiveHub } from './live/live-hub.ts';
import { createLiveRoute } from './live/route.ts';
import { answerErrors } from './middleware/answer-errors.ts';
import { createAuthenticate } from './middleware/authenticate.ts';
import { limitBody } from './middleware/body-limit.ts';
import { identify } from './middleware/identify.ts';
import { loginLimit, personLimit, requestLimit } from './middleware/rate-limits.ts';
import { requestId } from './middleware/request-id.ts';
import { createRpcHandler } from './rpc-handler.ts';
import { createWebRouter } from './web-router.ts';
import { createLineWebhook } from './webhooks/line/route.ts';
import { createWhatsAppWebhook } from './webhooks/whatsapp/route.ts';

/** Meta batches up to 3 MB. */
const WEBHOOK_LIMIT = '3mb';

/** The whole HTTP side of the house. The caller closes it: streams end, nothing else is held. */
export function createApp(deps: ApiDependencies): { app: Express; close: () => void } {
  const app = express();
  app.disable('x-powered-by');
  // one proxy in front at most: its word on the client's address is taken, nobody else's
  app.set('trust proxy', 'loopback');
  const metrics = createMetrics(deps);
  const authenticate = createAuthenticate(deps);
  const hub = createLiveHub(deps);

  app.use(requestId, metrics.observe, helmet(securityHeaders(deps)));
  app.use(createHealthRouter(deps, metrics));

  // before any parser: signatures are over raw bytes
  const raw = express.raw({ type: () => true, limit: WEBHOOK_LIMIT });
  const whatsapp = createWhatsAppWebhook(deps);
  const line = createLineWebhook(deps);
  for (const base of ['/api/v1/webhooks', '/webhooks']) {
    app.get(`${base}/whatsapp`, whatsapp.verify);
    app.post(`${base}/whatsapp`, raw, whatsapp.receive);
    app.post(`${base}/line`, raw, line);
  }

  app.use(
    '/api',
    cors({
      origin: deps.settings.corsOrigins,
      credentials: true,
      exposedHeaders: ['x-request-id', 'retry-after'],
    }),
  );
  // the live stream says no-transform and is left alone
  app.use(compression());
  app.use('/api', requestLimit, limitBody);
  app.use('/api/v1/auth/login', loginLimit);
  app.use(createDocsRouter(deps));
  app.get('/api/v1/live', createLiveRoute({ hub, authenticate }));
  app.use('/api', identify(authenticate), personLimit);
  app.use(createRpcHandler(deps));
  app.use(createWebRouter(deps.settings));
  app.use(answerErrors(deps.log));
  return { app, close: () => hub.close() };
}

/** No foreign source at all; inline styles only, since the component library writes them at run time. */
function securityHeaders({ settings }: ApiDependencies): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: settings.isSecureCookie ? [] : null,
      },
    },
    strictTransportSecurity: settings.isSecureCookie ? { maxAge: 31_536_000 } : false,
  };
}
