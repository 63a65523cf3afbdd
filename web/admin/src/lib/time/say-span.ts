import i18next from 'i18next';
import { toSpan } from './format-time.ts';

/** A length in the reader's words: "42 s", "3 min". */
export function saySpan(ms: number): string {
  const { unit, count } = toSpan(ms);
  return i18next.t(`ui:span.${unit}`, { count });
}
