import { z } from 'zod';

/** Why one field of an answer is null. Its path says which; the rest of the answer is good. */
export type FaultKind = 'rate_limited' | 'credentials' | 'forbidden' | 'not_found' | 'bad_request' | 'failed';
export type GraphqlFault = { path: (string | number)[]; kind: FaultKind; code: string | null };
/** What a reader of zones is told of a part that could not be read. */
export type PartError = 'forbidden' | 'not_found' | 'failed';

const RATE_LIMIT = /rate.?limit/i;

const errorSchema = z.object({
  message: z.string().default(''),
  path: z.array(z.union([z.string(), z.number()])).default([]),
  extensions: z.object({ code: z.string().optional() }).optional().catch(undefined),
});
export type GraphqlErrorBody = z.infer<typeof errorSchema>;

export function parseErrors(json: unknown): GraphqlErrorBody[] {
  const body = z.object({ errors: z.array(errorSchema.catch({ message: '', path: [] })) }).safeParse(json);
  return body.data?.errors ?? [];
}

/** Codes are published for some faults only; the others are told by their wording. */
export function toFault({ message, path, extensions }: GraphqlErrorBody): GraphqlFault {
  const code = extensions?.code ?? null;
  return { path, code, kind: kindOf(code ?? '', message) };
}

function kindOf(code: string, message: string): FaultKind {
  if (RATE_LIMIT.test(code) || RATE_LIMIT.test(message)) return 'rate_limited';
  if (code === 'UNAUTHENTICATED') return 'credentials';
  if (code === 'FORBIDDEN' || code === 'UNAUTHORIZED' || /forbidden/i.test(message)) return 'forbidden';
  if (code === 'NOT_FOUND' || /^not found/i.test(message)) return 'not_found';
  if (code === 'BAD_USER_INPUT' || /validation failed/i.test(message)) return 'bad_request';
  if (/does not exist|Parsing error|is not defined/i.test(message)) return 'bad_request';
  return 'failed';
}

/** The vendor states both in the refusal's text: `The query costs N tokens and you have M available.` */
export function readRateLimitText(message: string): { cost: number | null; available: number | null } {
  const cost = /costs (\d+) tokens?/i.exec(message)?.[1];
  const available = /have (-?\d+) available/i.exec(message)?.[1];
  return {
    cost: cost === undefined ? null : Number(cost),
    available: available === undefined ? null : Number(available),
  };
}

/** The fault that made the field at `path`, or something above it, null. */
export function faultAt(faults: GraphqlFault[], path: (string | number)[]): GraphqlFault | undefined {
  return faults.find((fault) => fault.path.every((key, depth) => path[depth] === key));
}

export function toPartError(fault: GraphqlFault | undefined): PartError {
  return fault?.kind === 'forbidden' || fault?.kind === 'not_found' ? fault.kind : 'failed';
}
