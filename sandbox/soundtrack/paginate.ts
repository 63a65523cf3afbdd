import type { Arguments } from '../graphql/compile-plan.ts';
import { FieldFault } from '../graphql/document.ts';

const cursorOf = (index: number) => Buffer.from(`cursor:${index}`).toString('base64url');
const indexOf = (cursor: unknown) =>
  Number(Buffer.from(String(cursor), 'base64url').toString().replace('cursor:', ''));

/** A Relay connection over an array; a page argument is required, as the vendor requires it. */
export function paginate<T extends object>(items: T[], args: Arguments) {
  const { first, last, after, before } = args;
  const size = typeof first === 'number' ? first : last;
  if (typeof size !== 'number' || size < 0) {
    const validationErrors = { first: "one of 'first' and 'last' is required" };
    throw new FieldFault('Validation failed', { code: 'BAD_USER_INPUT', exception: { validationErrors } });
  }
  const from = after === undefined ? 0 : indexOf(after) + 1;
  const to = before === undefined ? items.length : indexOf(before);
  if (Number.isNaN(from) || Number.isNaN(to)) {
    const validationErrors = { cursor: 'invalid cursor' };
    throw new FieldFault('Validation failed', { code: 'BAD_USER_INPUT', exception: { validationErrors } });
  }
  const start = typeof first === 'number' ? from : Math.max(from, to - size);
  const end = Math.max(start, typeof first === 'number' ? Math.min(to, from + size) : to);
  const edges: { node: T; cursor: string }[] = [];
  for (let index = start; index < end; index += 1) {
    const node = items[index];
    if (node) edges.push({ node, cursor: cursorOf(index) });
  }
  return {
    edges,
    total: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
