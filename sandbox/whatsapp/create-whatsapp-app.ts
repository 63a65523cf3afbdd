import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod';

import type { SandboxContext } from '../context.ts';
import type { Fault } from '../fault/fault-schemas.ts';
import { strikeRequests } from '../fault/strike-requests.ts';
import { readOutgoing } from './message-schemas.ts';
import { invalidParameter, MetaError } from './meta-error.ts';
import { sendMessage } from './send-message.ts';

/** The typing bubble goes away by itself after this long. */
const TYPING_MS = 25_000;

const readReceiptSchema = z.object({
  message_id: z.string().min(1),
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
});

export function createWhatsappApp(context: SandboxContext): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(express.json({ limit: '1mb' }));
  app.use(
    strikeRequests(context, {
      vendor: 'whatsapp',
      describe: (request) => ({
        operation: request.path,
        recipient: request.body?.to ?? request.body?.recipient ?? null,
      }),
      refusal: metaRefusal,
    }),
  );
  app.use(requireToken(context));
  app.get('/:version/:objectId', (request, response) => {
    const id = ownNumber(context, request.params.objectId);
    response.json({
      id,
      verified_name: 'Music Care',
      display_phone_number: context.identity.whatsappDisplayNumber,
      quality_rating: 'GREEN',
    });
  });
  app.post('/:version/:objectId/messages', (request, response) => {
    ownNumber(context, request.params.objectId);
    const body: Record<string, unknown> = request.body ?? {};
    if (body.status !== undefined) {
      markRead(context, body);
      return void response.json({ success: true });
    }
    response.json(sendMessage(context, readOutgoing(body)));
  });
  app.use((request) => {
    throw new MetaError({
      status: 400,
      code: 100,
      message: `Unsupported ${request.method.toLowerCase()} request.`,
    });
  });
  app.use(toMetaError);
  return app;
}

const requireToken =
  ({ identity }: SandboxContext): RequestHandler =>
  (request, _response, next) => {
    if (request.get('authorization') !== `Bearer ${identity.whatsappToken}`) {
      const message = 'Invalid OAuth access token - Cannot parse access token';
      throw new MetaError({ status: 401, code: 190, message });
    }
    next();
  };

function ownNumber({ identity }: SandboxContext, id: string): string {
  if (id !== identity.whatsappNumberId) {
    const message = `Unsupported post request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
    throw new MetaError({ status: 400, code: 100, message });
  }
  return id;
}

function markRead(context: SandboxContext, body: Record<string, unknown>) {
  const parsed = readReceiptSchema.safeParse(body);
  if (!parsed.success || body.status !== 'read')
    throw invalidParameter('status must be read, with a message_id');
  const { message_id: id, typing_indicator: typing } = parsed.data;
  const party = context.threads.writerOf(id);
  if (party?.channel !== 'whatsapp')
    throw invalidParameter('The message_id is not one this number received.');
  context.threads.tick(party, { id, tick: 'read' });
  if (typing) context.threads.type(party, TYPING_MS);
}

function metaRefusal(status: number, fault: Fault) {
  const rate = { code: 130429, message: '(#130429) Rate limit hit' };
  const { code, message } =
    status === 429 ? rate : { code: 131000, message: '(#131000) Something went wrong' };
  return new MetaError({ status, code: fault.params.code ?? code, message }).toBody();
}

const toMetaError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof MetaError) return void response.status(error.status).json(error.toBody());
  const isMalformed = error instanceof SyntaxError;
  const answer = isMalformed
    ? invalidParameter('The request body is not valid JSON.')
    : new MetaError({ status: 500, code: 1, message: 'An unknown error occurred' });
  if (!isMalformed) process.stderr.write(`sandbox whatsapp: ${String(error?.stack ?? error)}\n`);
  response.status(answer.status).json(answer.toBody());
};
