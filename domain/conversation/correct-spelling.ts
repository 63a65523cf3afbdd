import { editDistance } from './edit-distance.ts';
import { KNOWN_WORDS } from './read-tokens.ts';

/** Shorter words differ from each other by one letter ("shop", "stop"): only swapped and doubled letters are put right there. */
const SHORTEST_FOR_ONE_ERROR = 5;
const SHORTEST_FOR_TWO_ERRORS = 8;

const KNOWN_BY_FIRST_LETTER = Map.groupBy(
  [...KNOWN_WORDS].filter((word) => /^[a-z]{4,}$/.test(word)),
  (word) => word.charAt(0),
);

/** Puts misspelt English words right when exactly one known word is near. Thai is left as it is. */
export function correctSpelling(text: string): string {
  return text.replace(/[a-z]{4,}/g, (word) => (KNOWN_WORDS.has(word) ? word : (nearest(word) ?? word)));
}

function nearest(word: string): string | null {
  let best: { word: string; distance: number } | null = null;
  let isTied = false;
  for (const known of KNOWN_BY_FIRST_LETTER.get(word.charAt(0)) ?? []) {
    const distance = editDistance(word, known);
    if (distance > allowedErrors(word, known)) continue;
    if (best !== null && distance === best.distance) isTied = true;
    if (best !== null && distance >= best.distance) continue;
    best = { word: known, distance };
    isTied = false;
  }
  return isTied ? null : (best?.word ?? null);
}

function allowedErrors(word: string, known: string): number {
  if (known.length >= SHORTEST_FOR_TWO_ERRORS && word.length >= SHORTEST_FOR_TWO_ERRORS - 1) return 2;
  if (known.length >= SHORTEST_FOR_ONE_ERROR) return 1;
  if (word.replace(/(.)\1/g, '$1') === known) return 1;
  const isSwapped = word.length === known.length && [...word].sort().join('') === [...known].sort().join('');
  return isSwapped ? 1 : 0;
}
