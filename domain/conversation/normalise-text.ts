/** Tone marks and silencers: the most frequent typing errors in Thai, and no two words used here differ by them alone. */
const THAI_MARKS = /[\u0E47-\u0E4C]/g;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0E|\uFE0F/gu;
const QUOTES = /[‘’`´]/g;

const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\bcan ?not\b|\bcan't\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/\b(it|that|what|music|there|volume|sound|song)'s\b/g, '$1 is'],
  [/'re\b/g, ' are'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
  [/'ll\b/g, ' will'],
  // drawn out for emphasis: "sooo loud", "loudddd", "ดังมากกกก"
  [/([a-z\u0E01-\u0E2E])\1{2,}/g, '$1'],
  // the same question word in its spoken and written forms (tone marks are gone by now)
  [/มัย|หรือเปลา|รึเปลา|หรือปาว|รึปาว|ปาว/g, 'ไหม'],
  [/เปอร?เซนต?/g, '%'],
  [/ +ๆ/g, 'ๆ'],
];

/** One spelling for matching: lower case, Arabic digits, no tone marks, no pictures but a raised thumb. */
export function normaliseText(text: string): string {
  let normal = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(QUOTES, "'")
    .replace(/[\u{1F44D}\u{1F44C}]/gu, ' thumbup ')
    .replace(PICTURES, ' ')
    .replace(THAI_MARKS, '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  for (const [pattern, replacement] of REPLACED) normal = normal.replace(pattern, replacement);
  return normal.replace(/\s+/g, ' ').trim();
}
