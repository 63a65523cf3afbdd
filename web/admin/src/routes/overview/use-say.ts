import type { Say } from '../../features/process/tell-step.ts';
import { useUser } from '../../lib/api/session.ts';
import { currentLanguage } from '../../lib/i18n/i18n.ts';
import { formatInstant } from '../../lib/time/format-time.ts';
import { saySpan } from '../../lib/time/say-span.ts';

/** Instants of the whole house are said in the organization's zone. */
export function useSay(): Say {
  const { timezone: timeZone } = useUser().organization;
  return {
    time: (instant) =>
      formatInstant(Date.parse(instant), { language: currentLanguage(), timeZone, now: Date.now() }),
    duration: saySpan,
  };
}
