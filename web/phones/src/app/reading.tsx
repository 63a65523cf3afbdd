import { createContext, type ReactNode, useContext, useEffect } from 'react';

import controls from '../components/controls.module.css';
import { useKept } from '../lib/use-kept.ts';
import { type Language, ReadingContext, useReading } from '../lib/use-words.ts';
import { en } from '../lib/words/en.ts';
import { th } from '../lib/words/th.ts';
import styles from './reading.module.css';

const WORDS = { en, th };
const SwitchContext = createContext({ setLanguage: (_language: Language) => {} });

export function ReadingProvider({ children }: { children: ReactNode }) {
  const [kept, setLanguage] = useKept('language', 'en');
  const language: Language = kept === 'th' ? 'th' : 'en';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <SwitchContext value={{ setLanguage }}>
      <ReadingContext value={{ language, words: WORDS[language] }}>{children}</ReadingContext>
    </SwitchContext>
  );
}

export function ReadingSwitches() {
  const { language, words } = useReading();
  const { setLanguage } = useContext(SwitchContext);
  // index.html has already decided what it is when nobody has chosen.
  const [theme, setTheme] = useKept('theme', document.documentElement.dataset.theme ?? 'light');
  const other = theme === 'dark' ? 'light' : 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <span className={styles.switches}>
      <button
        type="button"
        className={`${controls.button} ${controls.plain}`}
        onClick={() => setLanguage(language === 'en' ? 'th' : 'en')}
      >
        <span lang={language === 'en' ? 'th' : 'en'}>{words.languageName}</span>
      </button>
      <button
        type="button"
        className={`${controls.button} ${controls.plain}`}
        onClick={() => setTheme(other)}
      >
        {words.switchTheme[other]}
      </button>
    </span>
  );
}
