import i18next from 'i18next';
import { toSpan } from './format-time.ts';

/** A length in the reader's words: "42 s", "3 min". */
export function saySpan(ms: number): string {
  const { unit, count } = toSpan(ms);
  return i18next.t(`ui:span.${unit}`, { count });
}

const MINUTE_MS = 60_000;
const FINE_MS = 10 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** What runs out: the nearer the end, the finer: "2 h 5 min", "42 min", "1 min 35 s", "42 s". */
export function sayCountdown(ms: number): string {
  const fine = ms < FINE_MS ? MINUTE_MS : HOUR_MS;
  const isDays = toSpan(ms).unit === 'days';
  if (ms < fine || isDays) return saySpan(ms);
  return `${saySpan(ms)} ${saySpan(ms % fine)}`;
}
