import type { Request, RequestHandler } from 'express';

import type { Vendor } from '../../config/env.ts';
import type { SandboxContext } from '../context.ts';
import type { Fault, FaultKind } from './fault-schemas.ts';

const REFUSALS = [
  'rate_limited',
  'server_error',
  'bad_gateway_html',
  'overloaded',
] as const satisfies FaultKind[];
const DEFAULT_STATUS: Record<(typeof REFUSALS)[number], number> = {
  rate_limited: 429,
  server_error: 500,
  bad_gateway_html: 502,
  overloaded: 529,
};
const DEFAULT_DELAY_MS = 2_000;

type VendorManners = {
  vendor: Vendor;
  describe(request: Request): { operation: string; recipient?: string | null };
  /** The body with which this vendor refuses: `fault` names status and code. */
  refusal(status: number, fault: Fault): unknown;
};

/** Stands behind the body parser and before the vendor's routes. */
export function strikeRequests(context: SandboxContext, manners: VendorManners): RequestHandler {
  return (request, response, next) => {
    const occasion = { vendor: manners.vendor, ...manners.describe(request) };
    const strike = (...kinds: FaultKind[]) => context.faults.strike(occasion, kinds);
    if (strike('drop_before_accept')) return void request.socket.destroy();

    const refusal = strike(...REFUSALS);
    if (refusal) {
      const status = refusal.params.status ?? DEFAULT_STATUS[refusal.kind as (typeof REFUSALS)[number]]; // cast: only these were asked for
      const { retryAfterSeconds } = refusal.params;
      if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
      response.status(status);
      if (refusal.kind === 'bad_gateway_html') {
        return void response.type('html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
      }
      return void response.json(manners.refusal(status, refusal));
    }

    if (strike('drop_after_accept')) {
      // The handler runs to its end, ledger row included; only its answer never leaves.
      response.end = () => {
        request.socket.destroy();
        return response;
      };
    }
    const delay = strike('delay');
    if (!delay) return next();
    context.timers.after(delay.params.delayMs ?? DEFAULT_DELAY_MS, () => next());
  };
}
