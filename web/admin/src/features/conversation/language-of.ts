const THAI = /[\u0E00-\u0E7F]/;

/** For screen readers and line breaking: the script tells more of one message than what is said of the contact. */
export function languageOf(text: string, usual: string | null): string | undefined {
  if (THAI.test(text)) return 'th';
  if (usual !== null && !usual.startsWith('th')) return usual;
  return text === '' ? undefined : 'en';
}
