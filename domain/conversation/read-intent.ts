import { PLACE_SENSES } from './read-tokens.ts';
import type { Token, TokenSense } from './read-tokens.ts';

export type Intent =
  | 'quieter'
  | 'louder'
  | 'set'
  | 'mute'
  | 'fullVolume'
  | 'pause'
  | 'play'
  | 'skip'
  | 'whatIsPlaying'
  | 'status'
  | 'undo'
  | 'person'
  | 'acknowledge'
  | 'stop'
  | 'emergency';

const INTENT_OF: Partial<Record<TokenSense, Intent>> = {
  tooLoud: 'quieter',
  quieter: 'quieter',
  tooQuiet: 'louder',
  louder: 'louder',
  fullVolume: 'fullVolume',
  mute: 'mute',
  pause: 'pause',
  play: 'play',
  skip: 'skip',
  whatIsPlaying: 'whatIsPlaying',
  status: 'status',
  undo: 'undo',
  person: 'person',
  stop: 'stop',
  optOut: 'stop',
};

const MUSIC: ReadonlySet<TokenSense> = new Set(['musicNoun', 'levelNoun']);
/** Words that end the music, also those that alone mean something else. */
const SILENCES: ReadonlySet<TokenSense> = new Set(['pause', 'stop', 'off', 'mute']);
/** "Fire in the kitchen, stop the music": more free words than that tell a story. */
const MOST_FREE_WORDS_IN_EMERGENCY = 5;

/** The one thing that is wanted; null when it is nothing we know, or more than one thing. */
export function readIntent(tokens: readonly Token[]): Intent | null {
  if (has(tokens, 'blocked')) return null;
  if (has(tokens, 'emergency')) return readEmergency(tokens);
  const intents = new Set(
    tokens.map((token, index) => intentOf(tokens, token, index)).filter((one) => one !== null),
  );
  const intent = [...intents][0] ?? null;
  if (intents.size > 1) return null;
  if (intent === null) return readIntentWithoutVerb(tokens);
  // "the music is off": somebody tells us; "it is too loud": somebody wants something
  const isStatement = has(tokens, 'is') && !has(tokens, 'tooLoud') && !has(tokens, 'tooQuiet');
  if (isStatement && intent !== 'whatIsPlaying' && intent !== 'status') return null;
  if (isQuestion(tokens) && intent !== 'whatIsPlaying' && intent !== 'status') return null;
  if (has(tokens, 'stateWord') || (isComplaint(tokens) && (has(tokens, 'wish') || has(tokens, 'verb'))))
    return null;
  return intent;
}

function intentOf(tokens: readonly Token[], token: Token, index: number): Intent | null {
  if (token.sense === 'stop') return isAboutMusic(tokens) ? 'pause' : 'stop';
  if (token.sense === 'off') return 'pause';
  if (token.sense === 'on') return isSwitch(tokens, index) ? 'play' : null;
  // "speak to the operator", but "a colleague told me" is left to the model by its unknown words
  if (token.sense === 'talkTo') return has(tokens, 'person') ? 'person' : null;
  return INTENT_OF[token.sense] ?? null;
}

function readIntentWithoutVerb(tokens: readonly Token[]): Intent | null {
  const isAsked = firstMeaning(tokens) === 'is' && has(tokens, 'stateWord');
  const isAskedOn = firstMeaning(tokens) === 'is' && tokens.some((_, index) => isStateAsked(tokens, index));
  if (isAsked || isAskedOn) return isAboutMusic(tokens) ? 'status' : null;
  if (has(tokens, 'stateWord') || has(tokens, 'is') || has(tokens, 'asks')) return null;
  if (has(tokens, 'number')) return 'set';
  return has(tokens, 'acknowledge') ? 'acknowledge' : null;
}

/** "Is the music on?", "is everything ok?"; but "is it on the terrace" asks for a place. */
function isStateAsked(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.sense ?? null;
  const isState = tokens[index]?.sense === 'on' || tokens[index]?.sense === 'acknowledge';
  return isState && (next === null || next === 'polite' || next === 'locative');
}

/** An emergency is believed when it orders silence, or when it says nothing but "fire". */
function readEmergency(tokens: readonly Token[]): Intent | null {
  const freeWords = tokens.filter(
    (token) => PLACE_SENSES.has(token.sense) && token.sense !== 'allZones',
  ).length;
  if (tokens.some((token) => SILENCES.has(token.sense))) {
    return freeWords <= MOST_FREE_WORDS_IN_EMERGENCY ? 'emergency' : null;
  }
  const isBare = tokens.every((token) =>
    ['emergency', 'urgently', 'polite', 'wish', 'filler', 'is'].includes(token.sense),
  );
  const isFire = tokens.some(
    (token) => token.sense === 'emergency' && /fire(?! drill)|ไฟไหม|เพลิง/.test(token.text),
  );
  return isBare && isFire ? 'emergency' : null;
}

/** "music on" switches; "the music on the terrace" tells where, "volume on 8" how much. */
function isSwitch(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.sense ?? null;
  const isLast = next === null || next === 'polite' || next === 'locative' || next === 'preposition';
  return isLast && firstMeaning(tokens) !== 'is' && tokens.some((token) => token.sense === 'musicNoun');
}

/** "Too loud" without an order beside it: after "make it" or "I want" it would mean the opposite. */
function isComplaint(tokens: readonly Token[]): boolean {
  const isOrdered = has(tokens, 'quieter') || has(tokens, 'louder');
  return !isOrdered && (has(tokens, 'tooLoud') || has(tokens, 'tooQuiet'));
}

function isAboutMusic(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => MUSIC.has(token.sense) || token.sense === 'zone' || token.sense === 'allZones',
  );
}

function isQuestion(tokens: readonly Token[]): boolean {
  return has(tokens, 'asks') || firstMeaning(tokens) === 'is';
}

function firstMeaning(tokens: readonly Token[]): TokenSense | null {
  return tokens.find((token) => token.sense !== 'polite' && token.sense !== 'wish')?.sense ?? null;
}

function has(tokens: readonly Token[], sense: TokenSense): boolean {
  return tokens.some((token) => token.sense === sense);
}
