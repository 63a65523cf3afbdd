import { randomUUIDv7 } from 'node:crypto';
import type { Id } from '../domain/ids.ts';

/** A UUIDv7: rows of one table lie in the order they were made. */
export function newId<T extends Id<string>>(): T {
  return randomUUIDv7() as T; // cast: a brand has no runtime form
}
