import { Router } from 'express';
import { z } from 'zod';

import type { SandboxContext } from '../context.ts';
import { FAULT_KINDS, faultSchema } from '../fault/fault-schemas.ts';
import { VENDORS } from '../ledger.ts';
import { applySettings } from '../settings.ts';

const faultsSchema = z.object({ faults: z.array(faultSchema) });
const ledgerSchema = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).default(10_000),
  /** Only the newest so many, instead of the oldest. */
  last: z.coerce.number().int().min(1).max(1_000).optional(),
});

/** Faults, settings, ledgers and the stream of changes. */
export function operationRoutes(context: SandboxContext, reset: () => void): Router {
  const router = Router();
  const { faults, ledger, store, events } = context;

  router.get('/faults', (_request, response) => {
    response.json({ faults: faults.list(), kinds: FAULT_KINDS, vendors: VENDORS });
  });
  router.put('/faults', (request, response) => {
    faults.replace(faultsSchema.parse(request.body).faults);
    store.touch('rest');
    events.publish({ type: 'faults' });
    response.json({ faults: faults.list() });
  });
  router.get('/settings', (_request, response) => {
    response.json(context.settings);
  });
  router.put('/settings', (request, response) => {
    context.settings = applySettings(context.settings, request.body);
    if (request.body.rateLimit) context.bucket.fill();
    store.touch('rest');
    events.publish({ type: 'settings' });
    response.json(context.settings);
  });
  router.get('/ledger/:vendor', (request, response) => {
    const vendor = z.enum(VENDORS).parse(request.params.vendor);
    const { since, limit, last } = ledgerSchema.parse(request.query);
    const found = ledger.rows(vendor, since);
    const rows = last === undefined ? found.slice(0, limit) : found.slice(-last);
    response.json({ rows, nextSince: rows.at(-1)?.seq ?? since });
  });
  router.get('/about', (_request, response) => {
    response.json({ appUrl: context.appUrl });
  });
  router.get('/counts', (_request, response) => {
    response.json(context.counts);
  });
  router.get('/events', (request, response) => events.stream(request, response));
  router.post('/reset', (_request, response) => {
    reset();
    events.publish({ type: 'reset' });
    response.json({ status: 'reset' });
  });
  return router;
}
