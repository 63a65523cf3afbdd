import { DomainError } from '../domain/errors.ts';

/** Lists page alike: the sort keys of the last row, opaque to the caller. */
export function encodeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** @throws DomainError request.bad_cursor for one that this list did not give out */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === length) return keys as (string | number | null)[]; // cast: ours, checked in length
  } catch {
    // falls through to the one answer for every kind of damage
  }
  throw new DomainError({
    code: 'request.bad_cursor',
    kind: 'invalid',
    message: 'This cursor is not of this list.',
  });
}

/** Cuts the row too many that was asked for to know whether there is more. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keysOf: (row: T) => readonly (string | number | null)[],
): { rows: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null,
  };
}
