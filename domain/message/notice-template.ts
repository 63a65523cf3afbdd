/** Utility template with one parameter in its body, to be approved in every language listed here. */
const NAME = 'service_notice';
const LANGUAGES = ['en', 'th'] as const;

/** Meta allows 1,024 characters for the whole body: the rest is the template's own wording. */
const LONGEST_PARAMETER = 900;

export type FilledTemplate = { name: string; languageCode: string; bodyParameters: string[] };

/** Meta refuses line breaks, tabs and more than four spaces in a row within a parameter. */
export function fillNoticeTemplate(input: { body: string; language: string | null }): FilledTemplate {
  const line = input.body
    .split(/\s*[\r\n]+\s*/)
    .filter((part) => part !== '')
    .join(' · ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  const parameter =
    characters.length > LONGEST_PARAMETER ? `${characters.slice(0, LONGEST_PARAMETER - 1).join('')}…` : line;
  const language = input.language?.split('-')[0];
  return {
    name: NAME,
    languageCode: LANGUAGES.find((known) => known === language) ?? 'en',
    bodyParameters: [parameter],
  };
}
