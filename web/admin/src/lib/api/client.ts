import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '../../../../../domain/contract/contract.ts';
import { readProblem, RequestFailure } from './problem.ts';
import { getSession, refresh } from './session.ts';

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api/v1`,
  fetch: (request, init) => fetchSignedIn(request, init),
});

/** The contract as functions: `api.venue.get({ venueId })`. Every failure is a `RequestFailure`. */
export const api: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);

/** Adds the token; a refused one is exchanged once and the request repeated. */
export async function fetchSignedIn(request: Request, init: RequestInit = {}): Promise<Response> {
  const first = getSession();
  const token = first.state === 'signed_in' ? first.accessToken : null;
  let response = await send(request.clone(), init, token);
  const isAuth = new URL(request.url).pathname.startsWith('/api/v1/auth/log');
  if (response.status === 401 && !isAuth && (await refresh(token))) {
    const next = getSession();
    response = await send(request, init, next.state === 'signed_in' ? next.accessToken : null);
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw new RequestFailure(readProblem(body, response.status, response.headers.get('x-request-id')));
}

function send(request: Request, init: RequestInit, token: string | null): Promise<Response> {
  if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
  return fetch(request, { ...init, credentials: 'same-origin' });
}
