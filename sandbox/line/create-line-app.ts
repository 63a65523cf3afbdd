import { randomUUID } from 'node:crypto';

import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';

import type { SandboxContext } from '../context.ts';
import { strikeRequests } from '../fault/strike-requests.ts';
import { invalidBody, LineError } from './line-error.ts';
import type { LineState } from './line-state.ts';
import { loadingSchema, multicastSchema, pushSchema, readBody, replySchema } from './message-schemas.ts';
import { sendLineMessages } from './send-line-messages.ts';

const RATE_LIMIT = 'The API rate limit has been exceeded. Try again later.';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function createLineApp(context: SandboxContext, line: LineState): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use((_request, response, next) => {
    response.set('x-line-request-id', randomUUID());
    next();
  });
  app.use(express.json({ limit: '2mb' }));
  app.use(
    strikeRequests(context, {
      vendor: 'line',
      describe: (request) => ({ operation: request.path, recipient: recipientOf(line, request) }),
      refusal: (status) => ({ message: status === 429 ? RATE_LIMIT : 'Internal Server Error' }),
    }),
  );
  app.use(requireToken(context));

  app.post('/v2/bot/message/push', (request, response) => {
    const { to, messages } = readBody(pushSchema, request.body);
    send(request, response, { operation: 'push', to: [to], messages });
  });
  app.post('/v2/bot/message/multicast', (request, response) => {
    const { to, messages } = readBody(multicastSchema, request.body);
    send(request, response, { operation: 'multicast', to: [...new Set(to)], messages });
  });
  app.post('/v2/bot/message/reply', (request, response) => {
    if (request.get('x-line-retry-key')) throw new LineError(400, 'Retry key is not supported for this API');
    const { replyToken, messages } = readBody(replySchema, request.body);
    const userId = line.useReplyToken(replyToken);
    if (!userId) throw new LineError(400, 'Invalid reply token');
    const order = { operation: 'reply' as const, to: [userId], messages, key: null };
    const sentMessages = sendLineMessages(context, { ...order, requestId: requestIdOf(response) });
    response.json({ sentMessages });
  });
  app.post('/v2/bot/chat/loading/start', (request, response) => {
    const { chatId, loadingSeconds } = readBody(loadingSchema, request.body);
    if (!chatId.startsWith('U'))
      throw invalidBody('chatId', 'The loading animation is for one-on-one chats only');
    context.threads.type({ channel: 'line', address: chatId }, loadingSeconds * 1_000);
    response.status(202).json({});
  });
  app.post('/v2/bot/chat/markAsRead', (request, response) => {
    const messageId = String(request.body?.markAsReadToken ?? '').replace('read-', '');
    const party = context.threads.writerOf(messageId);
    if (!party) throw invalidBody('markAsReadToken', 'Invalid token');
    context.threads.tick(party, { id: messageId, tick: 'read' });
    response.json({});
  });
  app.get('/v2/bot/profile/:userId', (request, response) => {
    const { userId } = request.params;
    const contact = context.threads.contactAt({ channel: 'line', address: userId });
    if (!contact) throw new LineError(404, 'Not found');
    response.json({ userId, displayName: contact.name, language: 'en' });
  });
  app.get('/v2/bot/message/quota', (_request, response) => {
    response.json({ type: 'limited', value: context.settings.lineMonthlyLimit });
  });
  app.get('/v2/bot/message/quota/consumption', (_request, response) => {
    response.json({ totalUsage: line.usedThisMonth() });
  });
  app.get('/v2/bot/info', (_request, response) => {
    const bot = { userId: context.identity.lineBotUserId, basicId: '@musiccare', displayName: 'Music Care' };
    response.json({ ...bot, chatMode: 'bot', markAsReadMode: 'manual' });
  });
  app.use(() => {
    throw new LineError(404, 'Not found');
  });
  app.use(toLineError);
  return app;

  function send(
    request: Request,
    response: Response,
    order: Pick<Parameters<typeof sendLineMessages>[1], 'operation' | 'to' | 'messages'>,
  ) {
    const key = request.get('x-line-retry-key') ?? null;
    if (key !== null && !UUID.test(key)) throw new LineError(400, 'The retry key must be a UUID');
    const repeated = key === null ? null : line.acceptedWith(key);
    const isPush = order.operation === 'push';
    if (repeated) {
      response.status(409).set('x-line-accepted-request-id', repeated.requestId);
      const message = 'The retry key is already accepted';
      return void response.json(isPush ? { message, sentMessages: repeated.sentMessages } : { message });
    }
    if (line.usedThisMonth() + order.to.length > context.settings.lineMonthlyLimit) {
      throw new LineError(429, 'You have reached your monthly limit.');
    }
    const sentMessages = sendLineMessages(context, { ...order, key, requestId: requestIdOf(response) });
    response.json(isPush ? { sentMessages } : {});
  }
}

const requestIdOf = (response: Response) => String(response.get('x-line-request-id'));

function recipientOf(line: LineState, { body, path }: Request): string | null {
  if (typeof body?.to === 'string') return body.to;
  if (typeof body?.replyToken === 'string') return line.ownerOfToken(body.replyToken);
  return path.startsWith('/v2/bot/profile/') ? (path.split('/').at(-1) ?? null) : null;
}

const requireToken =
  ({ identity }: SandboxContext): RequestHandler =>
  (request, _response, next) => {
    if (request.get('authorization') === `Bearer ${identity.lineToken}`) return next();
    const advice = 'Confirm that the access token in the authorization header is valid.';
    throw new LineError(401, `Authentication failed. ${advice}`);
  };

const toLineError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof LineError) return void response.status(error.status).json(error.toBody());
  if (error instanceof SyntaxError) {
    return void response.status(400).json({ message: 'The request body could not be parsed as JSON' });
  }
  process.stderr.write(`sandbox line: ${String(error?.stack ?? error)}\n`);
  response.status(500).json({ message: 'Internal Server Error' });
};
