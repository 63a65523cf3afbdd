import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countBacklog } from '../../services/outbox/count-backlog.ts';
import type { ApiDependencies } from '../dependencies.ts';

/** In seconds: the budget of a read is 100 ms, of an aggregate 500 ms. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export type Metrics = ReturnType<typeof createMetrics>;

/** What Prometheus reads at `/metrics`. */
export function createMetrics({ database }: Pick<ApiDependencies, 'database'>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  new Gauge({
    name: 'outbox_waiting_events',
    help: 'Facts that no workflow has taken yet.',
    registers: [registry],
    async collect() {
      // a database that is away leaves the last figure and fails nobody's scrape
      this.set(await countBacklog(database).catch(() => Number.NaN));
    },
  });
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observe: (request: Request, response: Response, next: NextFunction): void => {
      const startedAt = performance.now();
      response.on('finish', () => {
        const labels = { method: request.method, route: routeOf(request.path), status: response.statusCode };
        requests.observe(labels, (performance.now() - startedAt) / 1_000);
      });
      next();
    },
  };
}

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Ids would make a label of their own each; addresses of pages and files say nothing here. */
function routeOf(path: string): string {
  return path.startsWith('/api/') || path.startsWith('/webhooks/') ? path.replace(ID, ':id') : 'web';
}
