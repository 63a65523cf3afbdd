import type { ZoneId } from '../ids.ts';
import { ZONE_KINDS } from '../zone/lists.ts';
import type { ZoneKind } from '../zone/lists.ts';
import { editDistance } from './edit-distance.ts';
import { normaliseText } from './normalise-text.ts';
import { ALL_ZONES_WORDS, ZONE_CONNECTORS, ZONE_KIND_WORDS } from './zone-words.ts';

export type NamedZone = { zoneId: ZoneId; name: string; kind: ZoneKind };
export type ZoneMatch =
  | { kind: 'matched'; zoneIds: ZoneId[] }
  /** Several could be meant, or only a part of the words was understood: ask, naming these. */
  | { kind: 'unclear'; candidates: NamedZone[] }
  | { kind: 'none' };

const ALL = new Set(ALL_ZONES_WORDS.map(normaliseText));
const EMPTY_WORDS = new Set(
  [
    'the',
    'music',
    'zone',
    'zones',
    'area',
    'areas',
    'our',
    'my',
    'in',
    'at',
    'โซน',
    'บริเวณ',
    'พื้นที่',
    'เพลง',
    'ใน',
    'ที่',
  ].map(normaliseText),
);
const PLURAL_WORDS = new Set(['all', 'every', 'both', 'ทุก', 'ทั้ง'].map(normaliseText));
const KIND_PHRASES = ZONE_KINDS.flatMap((kind) =>
  ZONE_KIND_WORDS[kind].map((phrase) => ({ kind, phrase: normaliseText(phrase) })),
).sort((a, b) => b.phrase.length - a.phrase.length);
const CONNECTOR = new RegExp(
  `\\s*(?:${ZONE_CONNECTORS.map((one) => (/^[a-z]/.test(one) ? `\\b${one}\\b` : escape(normaliseText(one)))).join('|')})\\s*`,
);

/** Which of a venue's zones the words mean. Null: none was named, which is enough where there is only one. */
export function matchZones(zonesText: string | null, zones: readonly NamedZone[]): ZoneMatch {
  const [only] = zones;
  if (only === undefined) return { kind: 'none' };
  const text = normaliseText(zonesText ?? '');
  if (text === '') {
    return zones.length === 1
      ? { kind: 'matched', zoneIds: [only.zoneId] }
      : { kind: 'unclear', candidates: [...zones] };
  }
  const named = zones.filter((zone) => normaliseText(zone.name) === text);
  if (named.length === 1) return { kind: 'matched', zoneIds: named.map((zone) => zone.zoneId) };
  if (ALL.has(text)) return { kind: 'matched', zoneIds: zones.map((zone) => zone.zoneId) };
  const matches = text
    .split(CONNECTOR)
    .filter(Boolean)
    .map((part) => matchPart(part, zones));
  const unclear = matches.find((match) => match.kind !== 'matched');
  if (unclear !== undefined) {
    // one zone is all there is to ask for, whatever it was called
    return unclear.kind === 'none' && zones.length === 1 ? { kind: 'unclear', candidates: [only] } : unclear;
  }
  return {
    kind: 'matched',
    zoneIds: [...new Set(matches.flatMap((match) => (match.kind === 'matched' ? match.zoneIds : [])))],
  };
}

function matchPart(part: string, zones: readonly NamedZone[]): ZoneMatch {
  const isAll = ALL.has(part);
  if (isAll) return { kind: 'matched', zoneIds: zones.map((zone) => zone.zoneId) };
  const words = wordsOf(part);
  const isPlural =
    words.some((word) => word.isPlural) || [...PLURAL_WORDS].some((word) => part.startsWith(word));
  const wanted = words.filter((word) => !EMPTY_WORDS.has(word.text) && !PLURAL_WORDS.has(word.text));
  const scored = zones
    .map((zone) => ({ zone, ...scoreZone(zone, wanted) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found || b.score - a.score);
  const [best] = scored;
  if (best === undefined) return { kind: 'none' };
  const equals = scored.filter(({ found, score }) => found === best.found && score === best.score);
  const candidates = equals.map(({ zone }) => zone);
  if (best.found < wanted.length) return { kind: 'unclear', candidates };
  if (isPlural) {
    const all = scored.filter(({ found }) => found === wanted.length);
    return { kind: 'matched', zoneIds: all.map(({ zone }) => zone.zoneId) };
  }
  if (candidates.length === 1) return { kind: 'matched', zoneIds: [best.zone.zoneId] };
  return { kind: 'unclear', candidates };
}

type Word = { text: string; kind: ZoneKind | null; isPlural: boolean };

/** A word of the name weighs more than its kind; a zone called exactly so wins over one whose name holds more. */
function scoreZone(zone: NamedZone, wanted: readonly Word[]): { found: number; score: number } {
  const name = wordsOf(normaliseText(zone.name)).filter((word) => !EMPTY_WORDS.has(word.text));
  let found = 0;
  let score = 0;
  for (const word of wanted) {
    const isInName = name.some(
      (own) =>
        isAlike(own.text, word.text) || (own.kind !== null && own.kind === word.kind && own.kind !== 'other'),
    );
    const isOfKind = word.kind !== null && word.kind !== 'other' && word.kind === zone.kind;
    if (!isInName && !isOfKind) continue;
    found += 1;
    score += (isInName ? 4 : 0) + (isOfKind ? 2 : 0);
  }
  const isWholeName =
    name.length === wanted.length && wanted.every((word) => name.some((own) => isAlike(own.text, word.text)));
  return { found, score: score + (isWholeName ? 1 : 0) };
}

/** Known places first, as they may be two words ("swimming pool") or stand in Thai without spaces. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const place = KIND_PHRASES.find(({ phrase }) => startsWithPhrase(rest, phrase));
    if (place !== undefined) {
      const tail = rest.slice(place.phrase.length);
      const isPlural = /^(s|es)\b/.test(tail);
      words.push({ text: place.phrase, kind: place.kind, isPlural });
      rest = (isPlural ? tail.replace(/^e?s/, '') : tail).trim();
      continue;
    }
    const empty = [...EMPTY_WORDS, ...PLURAL_WORDS].find(
      (word) => /[^a-z]/.test(word) && rest.startsWith(word),
    );
    const text = empty ?? /^[a-z0-9']+|^[^a-z0-9\s]+|^\S/.exec(rest)?.[0] ?? rest;
    const kind = KIND_PHRASES.find(({ phrase }) => text.length >= 4 && isAlike(phrase, text))?.kind ?? null;
    words.push({ text, kind, isPlural: false });
    rest = rest.slice(text.length).trim();
  }
  return words;
}

function startsWithPhrase(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const next = text.slice(phrase.length);
  return !/^[a-z]/.test(phrase) || /^(?:s|es)?(?![a-z0-9])/.test(next);
}

/** One slip in five letters, two in eight; a number must be the very same. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  if (singular(a) === singular(b)) return true;
  const length = Math.min(a.length, b.length);
  const allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  return a.charAt(0) === b.charAt(0) && editDistance(a, b) <= allowed;
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/ies$/, 'y').replace(/s$/, '') : word;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
