import { currentLanguage } from '../../lib/i18n/i18n.ts';
import { formatInstant, readerZone } from '../../lib/time/format-time.ts';
import { saySpan } from '../../lib/time/say-span.ts';
import { useNow } from '../../lib/time/use-now.ts';
import type { Say } from './tell-step.ts';

const MINUTE_MS = 60_000;

/** A process has no zone of its own: its times are the reader's. */
export function useSay(): Say {
  const now = useNow(MINUTE_MS);
  const place = { language: currentLanguage(), timeZone: readerZone };
  return { time: (instant) => formatInstant(Date.parse(instant), { ...place, now }), duration: saySpan };
}
