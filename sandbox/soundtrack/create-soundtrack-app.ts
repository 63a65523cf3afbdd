import express, { type Express, type Response } from 'express';
import { z } from 'zod';

import type { SandboxContext } from '../context.ts';
import { strikeRequests } from '../fault/strike-requests.ts';
import { coerceVariables } from '../graphql/coerce-input.ts';
import { compilePlan } from '../graphql/compile-plan.ts';
import { DocumentFault, type Operation, type RequestDocument } from '../graphql/document.ts';
import { parseDocument } from '../graphql/parse-document.ts';
import { runPlan } from '../graphql/run-plan.ts';
import { commandResolvers } from './command-resolvers.ts';
import { costOf } from './cost.ts';
import { queryResolvers } from './query-resolvers.ts';
import { soundtrackSchema } from './schema.ts';

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
const resolvers = { ...queryResolvers, ...commandResolvers };

export function createSoundtrackApp(context: SandboxContext): Express {
  const app = express().disable('x-powered-by').disable('etag');
  const manners = {
    vendor: 'soundtrack' as const,
    describe: (request: express.Request) => ({
      operation: describeOperation(request.body),
      recipient: zoneIn(request.body),
    }),
    refusal: (status: number) => ({
      errors: [{ message: status === 429 ? 'Rate limit exceeded' : 'Internal server error' }],
    }),
  };
  app.use(express.json({ limit: '4mb' }), express.text({ type: 'application/graphql', limit: '4mb' }));
  app.use(strikeRequests(context, manners));
  app.post('/v2', (request, response) => {
    if (request.get('authorization') !== `Basic ${context.identity.soundtrackToken}`) {
      const errors = [{ message: 'Unauthorized', extensions: { code: 'UNAUTHENTICATED' } }];
      return void response.status(401).json({ data: null, errors });
    }
    const body = typeof request.body === 'string' ? { query: request.body } : request.body;
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success)
      return void response.status(400).json({ errors: [{ message: 'A query is required.' }] });
    answer(context, parsed.data, response);
  });
  return app;
}

function answer(context: SandboxContext, body: z.infer<typeof bodySchema>, response: Response) {
  const { bucket } = context;
  const send = (status: number, payload: unknown) => {
    response.set('x-ratelimiting-tokens-available', String(bucket.available()));
    response.status(status).type('json').send(JSON.stringify(payload));
  };
  context.counts.soundtrackRequests += 1;
  try {
    const document = parseDocument(body.query);
    const operation = chooseOperation(document, body.operationName ?? null);
    const cost = costOf(document, operation);
    response.set('x-ratelimiting-cost', String(cost));
    if (!bucket.take(cost)) {
      const balance = `The query costs ${cost} tokens and you have ${bucket.available()} available.`;
      const errors = [{ message: `You are rate limited. ${balance}`, extensions: { code: 'RATE_LIMITED' } }];
      return send(context.settings.rateLimit.answer === '429' ? 429 : 200, { data: null, errors });
    }
    context.counts.soundtrackTokens += cost;
    const variables = coerceVariables(soundtrackSchema, operation.variables, body.variables ?? {});
    const compiler = { schema: soundtrackSchema, resolvers, fragments: document.fragments, variables };
    const root = operation.kind === 'mutation' ? 'Mutation' : 'Query';
    const { data, errors } = runPlan(compilePlan(compiler, root, operation.selections), {}, context);
    send(200, errors.length > 0 ? { data, errors } : { data });
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    send(200, { data: null, errors: [{ message: error.message }] });
  }
}

function chooseOperation(document: RequestDocument, name: string | null): Operation {
  const found =
    name === null ? document.operations : document.operations.filter((candidate) => candidate.name === name);
  const [operation, another] = found;
  if (!operation) throw new DocumentFault(`Operation ${name} is not in the document.`);
  if (another) throw new DocumentFault('Operation name is required.');
  if (operation.kind === 'subscription') throw new DocumentFault('Subscriptions need the websocket.');
  return operation;
}

/** For fault switches: the name of the operation or, without one, what it asks for first. */
function describeOperation(body: unknown): string {
  const { operationName, query } = (body ?? {}) as { operationName?: string; query?: string }; // cast: read only as text
  return `${operationName ?? ''} ${String(query ?? '').slice(0, 400)}`;
}

function zoneIn(body: unknown): string | null {
  const { variables } = (body ?? {}) as { variables?: { input?: { soundZone?: string }; id?: string } }; // cast: read only as text
  return variables?.input?.soundZone ?? variables?.id ?? null;
}
