import type { MusicChange } from '../music/schemas.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import { DEFAULT_PERCENT } from './command-words.ts';
import { PLACE_SENSES } from './read-tokens.ts';
import type { Token, TokenSense } from './read-tokens.ts';

/** -1 quieter, 1 louder, 0 to a level. */
export type Direction = -1 | 0 | 1;
export type Amount = MusicChange | { kind: 'out_of_range'; asked: number };

const TOWARD: ReadonlySet<TokenSense> = new Set(['toward', 'levelNoun']);

/** The number that says how much, if one does: not the "2" of "lobby 2", not the "10" of "from 10 to 8". */
export function findAmount(tokens: readonly Token[], hasDirection: boolean): Token | null | 'unclear' {
  const numbers = tokens
    .map((token, index) => ({ token, index }))
    .filter(({ token, index }) => token.sense === 'number' && sense(tokens, index - 1) !== 'from');
  const marked = numbers.filter(({ index }) => isMarked(tokens, index));
  if (marked.length > 1) return 'unclear';
  if (marked[0] !== undefined) return marked[0].token;
  const free = numbers.filter(({ index }) => !PLACE_SENSES.has(sense(tokens, index - 1) ?? 'filler'));
  if (free.length > 1) return 'unclear';
  if (free[0] !== undefined) return free[0].token;
  // "volume lobby 8": without another number it is the level, unless a direction says that the lobby is meant
  const isLevel = !hasDirection && tokens.some((token) => token.sense === 'levelNoun');
  return numbers.length === 1 && isLevel ? (numbers[0]?.token ?? null) : null;
}

function isMarked(tokens: readonly Token[], index: number): boolean {
  const before = sense(tokens, index - 1);
  const after = sense(tokens, index + 1);
  const hasUnit = after === 'percentUnit' || after === 'stepUnit';
  return (
    hasUnit || before === 'by' || before === 'toward' || before === 'levelNoun' || tokens[index]?.sign != null
  );
}

/** What is wanted of the volume; null when the words do not say it clearly. */
export function readAmount(
  tokens: readonly Token[],
  amount: Token | null,
  direction: Direction,
): Amount | null {
  if (amount === null) return direction === 0 ? null : byDefault(tokens, direction);
  const index = tokens.indexOf(amount);
  const value = amount.value ?? 0;
  const before = sense(tokens, index - 1);
  const after = sense(tokens, index + 1);
  const isPercent = after === 'percentUnit';
  const isSteps = after === 'stepUnit' || (after === 'levelNoun' && before !== 'toward');
  const turn = direction !== 0 ? direction : amount.sign === '-' ? -1 : 1;
  if (before === 'toward' || (direction === 0 && amount.sign == null)) return toLevel(amount, isPercent);
  if (isPercent) {
    if (value > 100) return { kind: 'out_of_range', asked: value };
    return value === 0 ? null : { kind: 'volume_by_percent', percent: turn * value };
  }
  if (!isSteps && before !== 'by' && amount.sign == null) return null;
  if (!Number.isInteger(value) || value === 0) return null;
  if (value > VOLUME_MAX) return { kind: 'out_of_range', asked: value };
  return { kind: 'volume_by_steps', steps: turn * value };
}

function toLevel(amount: Token, isPercent: boolean): Amount {
  const asked = (amount.sign === '-' ? -1 : 1) * (amount.value ?? 0);
  const level = isPercent ? Math.round((asked * VOLUME_MAX) / 100) : asked;
  const isOnScale = Number.isInteger(level) && level >= VOLUME_MIN && level <= VOLUME_MAX;
  return isOnScale ? { kind: 'volume_to', level } : { kind: 'out_of_range', asked };
}

function byDefault(tokens: readonly Token[], direction: -1 | 1): MusicChange {
  const has = (wanted: TokenSense) => tokens.some((token) => token.sense === wanted);
  const size = has('half') ? 'half' : has('aBit') ? 'aBit' : has('much') ? 'much' : 'plain';
  return { kind: 'volume_by_percent', percent: direction * DEFAULT_PERCENT[size] };
}

/** Whether the number follows a word that makes it a level: "to 8", "volume 8". */
export function isLevelNumber(tokens: readonly Token[], amount: Token): boolean {
  return TOWARD.has(sense(tokens, tokens.indexOf(amount) - 1) ?? 'filler');
}

function sense(tokens: readonly Token[], index: number): TokenSense | null {
  return tokens[index]?.sense ?? null;
}
