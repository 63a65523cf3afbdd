import type { Language } from './i18n/i18n.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** `TH` as a country is called in the reader's language. */
export function countryName(code: string, language: Language): string {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  names.set(language, known);
  return known.of(code) ?? code;
}
