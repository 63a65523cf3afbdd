import type { Request, Response } from 'express';
import { toProblem } from '../middleware/problem.ts';

/** Says nothing about which account or secret was meant. */
export function refuseSignature(request: Request, response: Response, status: 401 | 403): void {
  const detail = 'The signature does not fit.';
  response
    .status(status)
    .type('application/problem+json')
    .send(toProblem({ status, code: 'webhook.bad_signature', detail, requestId: request.id }));
}
