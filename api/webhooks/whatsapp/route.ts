import type { Request, Response } from 'express';
import { parseWebhook } from '../../../integrations/whatsapp/parse-webhook.ts';
import { verifyChallenge } from '../../../integrations/whatsapp/verify-challenge.ts';
import { verifySignature } from '../../../integrations/whatsapp/verify-signature.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createConnectionCache, findSigners } from '../find-signers.ts';
import { refuseSignature } from '../refuse-signature.ts';
import { takeWebhook } from '../take-webhook.ts';

export function createWhatsAppWebhook(deps: ApiDependencies) {
  const connections = createConnectionCache(deps, 'whatsapp');
  return {
    /** Meta asks whether the address is ours. */
    verify: async (request: Request, response: Response): Promise<void> => {
      const answers = (await connections()).map(({ secrets }) =>
        verifyChallenge({ query: request.query, verifyToken: secrets.verifyToken }),
      );
      const challenge = answers.find((answer) => answer !== null);
      if (challenge === undefined) return refuseSignature(request, response, 403);
      response.type('text/plain').send(challenge);
    },
    /** Raw bytes in; the signature is checked before anything is parsed or logged; answered after the commit. */
    receive: async (request: Request, response: Response): Promise<void> => {
      const rawBody = request.body as Buffer; // cast: express.raw stands in front
      const header = request.get('x-hub-signature-256');
      const [first, ...rest] = findSigners(await connections(), ({ secrets }) =>
        verifySignature({ rawBody, header, appSecret: secrets.appSecret }),
      );
      if (first === undefined) return refuseSignature(request, response, 401);
      const events = await takeWebhook(deps, {
        channel: 'whatsapp',
        signers: [first, ...rest],
        rawBody,
        parse: parseWebhook,
        requestId: request.id,
      });
      response.sendStatus(200);
      await deps.deliverEvents(events);
    },
  };
}
