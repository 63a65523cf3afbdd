import type { MusicChange } from '../music/schemas.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import { correctSpelling } from './correct-spelling.ts';
import { findAmount, isLevelNumber, readAmount } from './read-amount.ts';
import type { Direction } from './read-amount.ts';
import { detectLanguage } from './language.ts';
import type { Language } from './language.ts';
import { normaliseText } from './normalise-text.ts';
import { readIntent } from './read-intent.ts';
import type { Intent } from './read-intent.ts';
import { readTokens } from './read-tokens.ts';
import type { Token } from './read-tokens.ts';
import { readZones } from './read-zones.ts';
import type { ZonesPart } from './read-zones.ts';

export type CommandChange = Exclude<MusicChange, { kind: 'restore' }>;

/** `zonesText` is normalised, for `matchZones` only; null: no zone was named. */
export type Command =
  | {
      kind: 'change';
      change: CommandChange;
      zonesText: string | null;
      isAllZones: boolean;
      language: Language;
    }
  | { kind: 'what_is_playing'; zonesText: string | null; language: Language }
  | { kind: 'status'; zonesText: string | null; language: Language }
  | { kind: 'undo'; language: Language }
  | { kind: 'person_please'; language: Language }
  /** "ok", "on it": means something only while an incident waits for it. */
  | { kind: 'acknowledge'; language: Language }
  /** An opt-out in answer to a notice; after a music turn it is asked. */
  | { kind: 'stop'; language: Language }
  | { kind: 'emergency'; language: Language }
  | { kind: 'invalid_volume'; asked: number; language: Language };

/** Whoever writes more than this explains something: the model reads it. */
const LONGEST_TEXT = 140;
const MOST_TOKENS = 24;

/**
 * Understands a plain order without a model. It answers null whenever a word is left that it does not know:
 * questions, conditions, other times and several wishes at once are the model's.
 */
export function recogniseCommand(text: string): Command | null {
  const normal = normaliseText(text);
  if (normal.length === 0 || normal.length > LONGEST_TEXT) return null;
  const language = detectLanguage(text);
  const tokens = readTokens(correctSpelling(normal));
  if (tokens.length > MOST_TOKENS) return null;
  const intent = readIntent(tokens);
  if (intent === null) return null;
  switch (intent) {
    case 'undo':
    case 'acknowledge':
    case 'stop':
      return withoutRest(tokens) ? { kind: intent, language } : null;
    case 'person':
      return withoutRest(tokens) ? { kind: 'person_please', language } : null;
    case 'emergency':
      return { kind: 'emergency', language };
    default:
      return readOrder(tokens, intent, language);
  }
}

function readOrder(
  tokens: readonly Token[],
  intent: Exclude<Intent, 'undo' | 'acknowledge' | 'stop' | 'person' | 'emergency'>,
  language: Language,
): Command | null {
  const direction = directionOf(intent);
  const amount = findAmount(tokens, direction !== 0);
  if (amount === 'unclear') return null;
  const zones = readZones(tokens, amount);
  if (zones === 'unclear' || !isAboutMusic(tokens, intent, zones)) return null;
  const zonesText = zones?.text ?? null;
  const isAllZones = zones?.isAllZones ?? false;
  if (intent === 'whatIsPlaying' || intent === 'status') {
    if (amount !== null) return null;
    return { kind: intent === 'status' ? 'status' : 'what_is_playing', zonesText, language };
  }
  if (intent === 'set' && (amount === null || !isLevel(tokens, amount))) return null;
  const change = changeOf(tokens, intent, amount, direction);
  if (change === null) return null;
  if (change.kind === 'out_of_range') return { kind: 'invalid_volume', asked: change.asked, language };
  if (change.kind === 'restore') return null;
  return { kind: 'change', change, zonesText, isAllZones, language };
}

function changeOf(tokens: readonly Token[], intent: Intent, amount: Token | null, direction: Direction) {
  switch (intent) {
    case 'quieter':
    case 'louder':
    case 'set':
      return readAmount(tokens, amount, direction);
    case 'mute':
      return amount === null ? { kind: 'volume_to' as const, level: VOLUME_MIN } : null;
    case 'fullVolume':
      return amount === null ? { kind: 'volume_to' as const, level: VOLUME_MAX } : null;
    case 'pause':
    case 'play':
    case 'skip':
      return amount === null ? { kind: intent } : null;
    default:
      return null;
  }
}

function directionOf(intent: Intent): Direction {
  return intent === 'quieter' ? -1 : intent === 'louder' ? 1 : 0;
}

function isLevel(tokens: readonly Token[], amount: Token): boolean {
  if (isLevelNumber(tokens, amount) || amount.sign != null) return true;
  return tokens.some((token) => token.sense === 'levelNoun');
}

const SPEAK_FOR_THEMSELVES: ReadonlySet<Intent> = new Set(['status', 'whatIsPlaying']);
/** Verbs of many other things, too: "cut", "start". They need the music or a place beside them. */
const NEEDS_OBJECT =
  /^(cut|kill|start|continue|off|on|back on|max|maximum|(turn|switch|shut) (off|on|back on))$/;
/** "Up" and "down" alone are too little; "down a bit" is enough. */
const NEEDS_COMPANY = /^(up|down|less|higher|boost|raise|increase|reduce|decrease)$/;
const COMPANY = ['verb', 'aBit', 'much', 'half', 'number'];

/** Unknown words may be the name of a zone only where a name stands in a sentence about music. */
function isAboutMusic(tokens: readonly Token[], intent: Intent, zones: ZonesPart | null): boolean {
  const hasMusic = tokens.some((token) => token.sense === 'musicNoun' || token.sense === 'levelNoun');
  if (zones === null) {
    if (hasMusic) return true;
    const hasCompany = tokens.some((token) => COMPANY.includes(token.sense));
    return !tokens.some(
      (token) => NEEDS_OBJECT.test(token.text) || (NEEDS_COMPANY.test(token.text) && !hasCompany),
    );
  }
  if (zones.isNamed && !zones.hasUnknownWord) return true;
  if (!hasMusic && !SPEAK_FOR_THEMSELVES.has(intent)) return false;
  if (zones.isNamed) return true;
  // "play dinner music" names a kind of music, "lower the dinner music" may name a zone
  return (
    zones.isAfterLocative || (zones.isBeforeMusic && intent !== 'play' && !SPEAK_FOR_THEMSELVES.has(intent))
  );
}

/** Nothing but the order itself: no place, no number, no unknown word. */
function withoutRest(tokens: readonly Token[]): boolean {
  return !tokens.some((token) => ['zone', 'allZones', 'qualifier', 'word', 'number'].includes(token.sense));
}
