/** RFC 9457, as the API answers every error. */
export type Problem = {
  status: number;
  code: string;
  detail: string;
  requestId: string | null;
  details?: Record<string, unknown>;
};

/** What a failed request was, for a screen: never a stack, always something to quote. `status` 0: no answer came. */
export class RequestFailure extends Error {
  override name = 'RequestFailure';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export function toProblem(error: unknown): Problem {
  if (error instanceof RequestFailure) return error.problem;
  const isOffline = error instanceof TypeError;
  return {
    status: isOffline ? 0 : 500,
    code: isOffline ? 'request.no_answer' : 'system.internal',
    detail: '',
    requestId: null,
  };
}

export function readProblem(body: unknown, status: number, requestId: string | null): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {}; // cast: fields are checked below
  return {
    status,
    code: given.code ?? 'system.internal',
    detail: given.detail ?? '',
    requestId: given.requestId ?? requestId,
    ...(given.details !== undefined && { details: given.details }),
  };
}
