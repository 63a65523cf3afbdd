import type { Request, Response } from 'express';
import { parseWebhook } from '../../../integrations/line/parse-webhook.ts';
import { verifySignature } from '../../../integrations/line/verify-signature.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createConnectionCache, findSigners } from '../find-signers.ts';
import { refuseSignature } from '../refuse-signature.ts';
import { takeWebhook } from '../take-webhook.ts';

export function createLineWebhook(deps: ApiDependencies) {
  const connections = createConnectionCache(deps, 'line');
  /** LINE wants its 2xx within two seconds. */
  return async (request: Request, response: Response): Promise<void> => {
    const rawBody = request.body as Buffer; // cast: express.raw stands in front
    const header = request.get('x-line-signature');
    const [first, ...rest] = findSigners(await connections(), ({ secrets }) =>
      verifySignature({ rawBody, header, channelSecret: secrets.channelSecret }),
    );
    if (first === undefined) return refuseSignature(request, response, 401);
    const events = await takeWebhook(deps, {
      channel: 'line',
      signers: [first, ...rest],
      rawBody,
      parse: parseWebhook,
      requestId: request.id,
    });
    response.sendStatus(200);
    await deps.deliverEvents(events);
  };
}
