import { randomBytes } from 'node:crypto';

import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';

import type { SandboxContext } from '../context.ts';
import { strikeRequests } from '../fault/strike-requests.ts';
import { ClaudeError, errorBody, invalidRequest } from './claude-error.ts';
import { createMessage } from './create-message.ts';
import { readRequest } from './request-schemas.ts';
import { streamMessage } from './stream-message.ts';

const WORDS: Record<number, string> = {
  429: "This request would exceed your account's rate limit.",
  529: 'Overloaded',
};

export function createClaudeApp(context: SandboxContext): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use((_request, response, next) => {
    response.set('request-id', `req_01${randomBytes(11).toString('hex')}`);
    next();
  });
  app.use(express.json({ limit: '32mb' }));
  app.use(
    strikeRequests(context, {
      vendor: 'claude',
      describe: (request) => ({
        operation: request.path,
        recipient: request.body?.metadata?.user_id ?? null,
      }),
      refusal: (status) => errorBody(status, WORDS[status] ?? 'Internal server error', 'req_sandbox_fault'),
    }),
  );
  app.use(requireKey(context));
  app.post('/v1/messages', (request, response) => {
    const asked = readRequest(request.body);
    const message = createMessage(asked);
    const { id, content } = message;
    const tools = asked.tools?.map(({ name }) => name) ?? [];
    const body = { model: asked.model, tools, lastMessage: asked.messages.at(-1), content };
    context.counts.claudeRequests += 1;
    context.ledger.append({ vendor: 'claude', operation: 'messages', id, body, outcome: 'accepted' });
    context.timers.after(context.settings.modelDelayMs, () =>
      asked.stream ? streamMessage(response, message) : response.json(message),
    );
  });
  app.use((request) => {
    throw new ClaudeError(404, `${request.method} ${request.path} is not a route of this API`);
  });
  app.use(toClaudeError);
  return app;
}

const requireKey =
  ({ identity }: SandboxContext): RequestHandler =>
  (request, _response, next) => {
    const bearer = request.get('authorization');
    const key = request.get('x-api-key');
    if (!bearer && !key) throw new ClaudeError(401, 'x-api-key header is required');
    if (key !== identity.claudeKey && bearer !== `Bearer ${identity.claudeKey}`) {
      throw new ClaudeError(401, 'invalid x-api-key');
    }
    if (!request.get('anthropic-version')) throw invalidRequest('anthropic-version: header is required');
    next();
  };

const toClaudeError: ErrorRequestHandler = (error, _request, response, _next) => {
  const requestId = String(response.get('request-id'));
  if (error instanceof ClaudeError) {
    return void response.status(error.status).json(errorBody(error.status, error.message, requestId));
  }
  if (error instanceof SyntaxError) {
    return void response.status(400).json(errorBody(400, 'The request body is not valid JSON.', requestId));
  }
  process.stderr.write(`sandbox claude: ${String(error?.stack ?? error)}\n`);
  response.status(500).json(errorBody(500, 'Internal server error', requestId));
};
