import { createContext, useContext } from 'react';

import { en, type Words } from './words/en.ts';

export type Language = 'en' | 'th';
export type Reading = { language: Language; words: Words };

/** Words are typed objects: a sentence that one language lacks does not compile. */
export const ReadingContext = createContext<Reading>({ language: 'en', words: en });

export const useReading = () => useContext(ReadingContext);
export const useWords = () => useReading().words;
