import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Every route may answer these; bodies are problem documents (RFC 9457) with a stable code and the request's id. */
export const api = oc.errors({
  UNAUTHORIZED: { status: 401, message: 'Sign in first.' },
  FORBIDDEN: { status: 403, message: 'You may not do this.' },
  NOT_FOUND: { status: 404, message: 'This does not exist.' },
  CONFLICT: { status: 409, message: 'Somebody else was faster.' },
  BAD_REQUEST: { status: 400, message: 'The request is not valid.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests.' },
  SERVICE_UNAVAILABLE: { status: 503, message: 'A part of the system is away. Try again shortly.' },
});

export const id = z.uuid();
/** ISO instant with offset. */
export const instant = z.iso.datetime({ offset: true });
export const nothing = z.object({});
/** A request may come without a body at all. */
export const noInput = nothing.optional();

/** Lists page alike: an opaque cursor and at most `limit` rows. */
export const page = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
