import type { Language } from '../i18n/i18n.ts';

/** Thai shows Buddhist years unless the calendar is named. */
const LOCALE: Record<Language, string> = { en: 'en-GB', th: 'th-TH-u-ca-gregory-nu-latn' };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function localeOf(language: Language): string {
  return LOCALE[language];
}

export const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times. */
function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], options);
  formats.set(key, made);
  return made;
}

type Place = { language: Language; timeZone: string };

export function formatClock(at: number, { language, timeZone }: Place): string {
  return formatOf(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

export function formatDay(at: number, { language, timeZone }: Place): string {
  return formatOf(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(at);
}

/** The clock alone today, with its day else. */
export function formatInstant(at: number, place: Place & { now: number }): string {
  const clock = formatClock(at, place);
  return formatDay(at, place) === formatDay(place.now, place) ? clock : `${formatDay(at, place)} ${clock}`;
}

export function formatFull(at: number, { language, timeZone }: Place): string {
  return formatOf(language, {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(at);
}

/** `Asia/Bangkok` as a person says it: the city. */
export function cityOfZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** Two zones with the same wall clock at an instant need no second time beside the first. */
export function isSameClock(at: number, one: string, other: string): boolean {
  const place = (timeZone: string) => ({ language: 'en', timeZone }) as const;
  return formatInstant(at, { ...place(one), now: 0 }) === formatInstant(at, { ...place(other), now: 0 });
}

export type Span = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number };

/** The largest unit that is not nothing; the words come from the texts (`ui:span`). */
export function toSpan(durationMs: number): Span {
  const length = Math.max(0, durationMs);
  if (length < MINUTE_MS) return { unit: 'seconds', count: Math.floor(length / 1_000) };
  if (length < HOUR_MS) return { unit: 'minutes', count: Math.floor(length / MINUTE_MS) };
  if (length < 2 * DAY_MS) return { unit: 'hours', count: Math.floor(length / HOUR_MS) };
  return { unit: 'days', count: Math.floor(length / DAY_MS) };
}
