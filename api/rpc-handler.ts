import { OpenAPIHandler } from '@orpc/openapi/node';
import { ORPCError } from '@orpc/server';
import type { NextFunction, Request, Response } from 'express';
import type { ApiDependencies, RequestContext } from './dependencies.ts';
import { describeError } from './middleware/describe-error.ts';
import { RETRY_AFTER_SECONDS, toDomainError, toProblem } from './middleware/problem.ts';
import { refreshCookie } from './middleware/refresh-cookie.ts';
import type { ErrorFacts } from './procedures.ts';
import { router } from './router.ts';

const PREFIX = '/api/v1';

/** The contract's routes. What is not in the contract falls through as an unknown address. */
export function createRpcHandler(deps: ApiDependencies) {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    customErrorResponseBodyEncoder: (error) => error.data as unknown,
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          throw toAnswer(error, context);
        }
      },
    ],
  });
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (!request.path.startsWith(`${PREFIX}/`)) return next();
    const { matched } = await handler.handle(request, response, {
      prefix: PREFIX,
      context: {
        deps,
        requestId: request.id,
        user: request.user ?? null,
        cookies: refreshCookie(request, response, deps.settings.isSecureCookie),
        userAgent: request.get('user-agent')?.slice(0, 200) ?? null,
        setRetryAfter: () => response.setHeader('retry-after', RETRY_AFTER_SECONDS),
      },
    });
    if (matched) return;
    const problem = toProblem({
      status: 404,
      code: 'request.unknown_address',
      detail: 'There is nothing here.',
      requestId: request.id,
    });
    response.status(404).type('application/problem+json').send(problem);
  };
}

/** Every error leaves as a problem document; what was not meant says nothing of itself and is logged here. */
function toAnswer(
  error: unknown,
  { deps, requestId, setRetryAfter }: RequestContext,
): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    const facts = error.data as (Partial<ErrorFacts> & { issues?: unknown }) | undefined; // cast: ours, or the validator's issues
    if (error.status === 503) setRetryAfter();
    const code =
      facts?.code ?? (error.status === 400 ? 'request.invalid' : `request.${error.code.toLowerCase()}`);
    const details = facts?.details ?? (facts?.issues === undefined ? {} : { issues: facts.issues });
    return restated(
      error,
      toProblem({ status: error.status, code, detail: error.message, requestId, details }),
    );
  }
  if (error instanceof SyntaxError) {
    const malformed = { status: 400, code: 'request.malformed', detail: 'The body is no JSON.', requestId };
    return new ORPCError('BAD_REQUEST', { status: 400, data: toProblem(malformed) });
  }
  const meant = toDomainError(error);
  if (meant !== null) setRetryAfter();
  else {
    deps.log.error({ requestId, ...describeError(error) }, 'a request failed');
  }
  const status = meant === null ? 500 : 503;
  const detail = meant?.message ?? 'Something went wrong on our side.';
  const code = meant?.code ?? 'system.internal';
  const name = status === 503 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  return new ORPCError(name, { status, data: toProblem({ status, code, detail, requestId }) });
}

function restated(error: ORPCError<string, unknown>, problem: unknown): ORPCError<string, unknown> {
  return new ORPCError(error.code, { status: error.status, message: error.message, data: problem });
}
