import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { texts } from './texts.ts';

export const LANGUAGES = ['en', 'th'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'bma-language';

export function currentLanguage(): Language {
  return i18next.language === 'th' ? 'th' : 'en';
}

/** What the person chose here, else what is said of him, else what the browser speaks. */
export function startI18n(): void {
  const chosen = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  void i18next.use(initReactI18next).init({
    resources: texts,
    lng: chosen === 'th' ? 'th' : 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = currentLanguage();
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  void i18next.changeLanguage(language);
}

/** Said at sign-in by the person's account; a choice made in this browser wins. */
export function suggestLanguage(language: string): void {
  if (localStorage.getItem(KEY) === null) void i18next.changeLanguage(language === 'th' ? 'th' : 'en');
}
