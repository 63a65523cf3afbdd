import { COMMAND_PHRASES, NUMBER_WORDS } from './command-words.ts';
import type { Sense } from './command-words.ts';
import { normaliseText } from './normalise-text.ts';
import { ALL_ZONES_WORDS, ZONE_CONNECTORS, ZONE_KIND_WORDS, ZONE_QUALIFIERS } from './zone-words.ts';

export type TokenSense = Sense | 'zone' | 'allZones' | 'qualifier' | 'connector' | 'number' | 'word';

/** May be a part of a zone's name. */
export const PLACE_SENSES: ReadonlySet<TokenSense> = new Set(['zone', 'allZones', 'qualifier', 'word']);

export type Token = {
  sense: TokenSense;
  text: string;
  /** Only for a number. `sign` is what was written before it. */
  value?: number;
  sign?: '+' | '-' | null;
};

type Phrase = { text: string; sense: TokenSense; value?: number };

const LATIN = /[a-z0-9]/;
const NUMBER = /^([+-]?)(\d+(?:[.,]\d+)?)(?![\d:]|(?:st|nd|rd|th)\b)/;
const WORD = /^[a-z0-9][a-z0-9'-]*|^[\u0E01-\u0E5B]|^\S/;
/** A minus before a number stays with it; a hyphen inside a word parts it. */
const PUNCTUATION = /(?:[\s.!?;:"'()[\]{}*_~…–]|-(?!\d)|(?<=\S)-)+/y;

const PHRASES_BY_FIRST_LETTER = indexPhrases();

/** Every word that stands in some phrase: a misspelt one is compared with these. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(
  [...PHRASES_BY_FIRST_LETTER.values()].flat().flatMap((phrase) => phrase.text.split(' ')),
);

/** Cuts a normalised text into known phrases, the longest first; what is not known stays as words. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    PUNCTUATION.lastIndex = at;
    const skipped = PUNCTUATION.exec(text)?.[0];
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const rest = text.slice(at);
    const token = readNumber(rest) ?? readPhrase(text, at) ?? readWord(rest);
    const last = tokens.at(-1);
    // an unknown Thai word comes letter by letter
    if (
      token.sense === 'word' &&
      last?.sense === 'word' &&
      isThai(token.text) &&
      isThai(last.text.at(-1) ?? '')
    ) {
      last.text += token.text;
    } else tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function readNumber(rest: string): Token | null {
  const found = NUMBER.exec(rest);
  if (found === null) return null;
  const sign = found[1] === '+' || found[1] === '-' ? found[1] : null;
  return { sense: 'number', text: found[0], value: Number((found[2] ?? '').replace(',', '.')), sign };
}

function readPhrase(text: string, at: number): Token | null {
  for (const phrase of PHRASES_BY_FIRST_LETTER.get(text[at] ?? '') ?? []) {
    if (!text.startsWith(phrase.text, at)) continue;
    const isCut =
      LATIN.test(phrase.text.at(-1) ?? '') && /[a-z0-9']/.test(text[at + phrase.text.length] ?? '');
    if (isCut) continue;
    if (phrase.value === undefined) return { sense: phrase.sense, text: phrase.text };
    return { sense: 'number', text: phrase.text, value: phrase.value, sign: null };
  }
  return null;
}

function readWord(rest: string): Token {
  return { sense: 'word', text: WORD.exec(rest)?.[0] ?? rest.slice(0, 1) };
}

function isThai(text: string): boolean {
  return /^[\u0E01-\u0E5B]/.test(text);
}

function indexPhrases(): Map<string, Phrase[]> {
  const bySpelling = new Map<string, Phrase>();
  const add = (sense: TokenSense, texts: readonly string[]) => {
    for (const text of texts) {
      const normal = normaliseText(text);
      if (!bySpelling.has(normal)) bySpelling.set(normal, { text: normal, sense });
    }
  };
  // the first sense of a spelling wins: places before words that only look alike
  for (const words of Object.values(ZONE_KIND_WORDS))
    add('zone', [...words, ...words.filter(isLatin).map(plural)]);
  add('allZones', ALL_ZONES_WORDS);
  add('connector', ZONE_CONNECTORS);
  for (const [sense, phrases] of Object.entries(COMMAND_PHRASES)) add(sense as Sense, phrases); // cast: keys of the constant
  add('qualifier', ZONE_QUALIFIERS);
  for (const [word, value] of Object.entries(NUMBER_WORDS)) {
    const text = normaliseText(word);
    if (!bySpelling.has(text)) bySpelling.set(text, { text, sense: 'number', value });
  }
  const longestFirst = [...bySpelling.values()].sort((a, b) => b.text.length - a.text.length);
  return Map.groupBy(longestFirst, (phrase) => phrase.text.charAt(0));
}

function isLatin(text: string): boolean {
  return LATIN.test(text.charAt(0));
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}
