/** Languages the bot writes by itself; the model may answer in any. */
export const LANGUAGES = ['en', 'th'] as const;
export type Language = (typeof LANGUAGES)[number];

const THAI_LETTER = /[\u0E01-\u0E3A\u0E40-\u0E4E]/;

/** A message with any Thai letter is Thai: zone names stay English in Thai sentences, not the other way round. */
export function detectLanguage(text: string): Language {
  return THAI_LETTER.test(text) ? 'th' : 'en';
}
