import { timingSafeEqual } from 'node:crypto';

/** Compares the encoded texts, not what they decode to: a decoder forgives wrong case, padding and stray characters. */
export function isSameSignature(expected: string, given: string): boolean {
  const ours = Buffer.from(expected, 'utf8');
  const theirs = Buffer.from(given, 'utf8');
  // Only the length may be found out by timing, and that is public.
  return ours.length > 0 && ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
