import { PLACE_SENSES } from './read-tokens.ts';
import type { Token, TokenSense } from './read-tokens.ts';

/** `isNamed`: at least one word is known to be a place; the rest may be any name. */
export type ZonesPart = {
  text: string;
  isAllZones: boolean;
  isNamed: boolean;
  hasUnknownWord: boolean;
  isAfterLocative: boolean;
  isBeforeMusic: boolean;
};

/** Stand between two parts of a place without ending it: "the lobby and the pool". */
const BETWEEN: ReadonlySet<TokenSense> = new Set(['connector', 'filler']);
const LONGEST_NAME_WORDS = 4;

/**
 * The one stretch of words that can name places. Null: no such words. `unclear`: several stretches or too long
 * a one, so the message says more than an order.
 */
export function readZones(tokens: readonly Token[], amount: Token | null): ZonesPart | 'unclear' | null {
  let part: { pieces: string[]; senses: TokenSense[]; start: number; end: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    if (!isPlace(tokens, index, amount)) continue;
    if (part === null) {
      part = { pieces: [token.text], senses: [token.sense], start: index, end: index };
      continue;
    }
    const between = tokens.slice(part.end + 1, index);
    if (!between.every((one) => BETWEEN.has(one.sense))) return 'unclear';
    if (between.some((one) => one.sense === 'connector')) part.pieces.push('and');
    part.pieces.push(token.text);
    part.senses.push(token.sense);
    part.end = index;
  }
  if (part === null) return null;
  const names = part.pieces.join(' ').split(' and ');
  if (names.some((name) => name.split(' ').length > LONGEST_NAME_WORDS)) return 'unclear';
  const { senses } = part;
  if (senses.every((sense) => sense === 'qualifier' || sense === 'number')) return 'unclear';
  const hasAll = senses.includes('allZones');
  const hasOther = senses.includes('zone') || senses.includes('word');
  return {
    text: part.pieces.join(' '),
    isAllZones: hasAll && !hasOther,
    isNamed: hasAll || senses.includes('zone'),
    hasUnknownWord: senses.includes('word'),
    isAfterLocative: previousSense(tokens, part.start) === 'locative',
    isBeforeMusic: ['musicNoun', 'levelNoun'].includes(tokens[part.end + 1]?.sense ?? ''),
  };
}

function isPlace(tokens: readonly Token[], index: number, amount: Token | null): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.sense !== 'number') return PLACE_SENSES.has(token.sense);
  // "lobby 2": a number that is not the amount belongs to the name before it
  return token !== amount && PLACE_SENSES.has(tokens[index - 1]?.sense ?? 'filler');
}

/** The article does not part a preposition from its place. */
function previousSense(tokens: readonly Token[], index: number): TokenSense | null {
  for (let at = index - 1; at >= 0; at--) {
    const sense = tokens[at]?.sense ?? null;
    if (sense !== 'filler') return sense;
  }
  return null;
}
