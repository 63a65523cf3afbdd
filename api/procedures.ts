import { implement, ORPCError } from '@orpc/server';
import { contract } from '../domain/contract/contract.ts';
import { DomainError } from '../domain/errors.ts';
import type { RequestContext } from './dependencies.ts';
import { ORPC_CODE_OF, STATUS_OF, toDomainError } from './middleware/problem.ts';

/** What the last place before the wire knows of an error. */
export type ErrorFacts = { code: string; details: Record<string, unknown> };

const implementer = implement(contract).$context<RequestContext>();

/** The one place where what the house throws becomes an answer; what it did not mean to throw stays hidden. */
const translated = implementer.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    const meant = toDomainError(error);
    if (meant === null) throw error;
    throw new ORPCError(ORPC_CODE_OF[meant.kind], {
      status: STATUS_OF[meant.kind],
      message: meant.message,
      data: { code: meant.code, details: meant.details } satisfies ErrorFacts,
      cause: error,
    });
  }
});

/** For login and refresh. */
export const open = translated;

/** Everything else: a proven member of staff, or 401. */
export const signedIn = translated.use(({ context, next }) => {
  if (context.user === null) {
    throw new DomainError({ code: 'user.not_signed_in', kind: 'unauthenticated', message: 'Sign in first.' });
  }
  return next({ context: { user: context.user } });
});
