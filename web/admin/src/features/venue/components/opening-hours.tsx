import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { localeOf } from '../../../lib/time/format-time.ts';
import type { Venue } from '../venue-types.ts';

/** A Monday: weekday 0 of the hours. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** When music is expected; days with the same hours stand together. */
export function OpeningHours({ openingHours }: Pick<Venue, 'openingHours'>) {
  const { t } = useTranslation('venue');
  if (openingHours === null) return <Box sx={quietSx}>{t('hours.always')}</Box>;
  const ofDay = (day: number) =>
    openingHours
      .filter(({ weekday }) => weekday === day)
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ') || t('hours.closed');
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const day of DAYS) {
    const open = runs.at(-1);
    if (open !== undefined && open.hours === ofDay(day)) open.last = day;
    else runs.push({ first: day, last: day, hours: ofDay(day) });
  }
  return (
    <Box
      component="dl"
      sx={{ ...quietSx, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 4, m: 0 }}
    >
      {runs.map(({ first, last, hours }) => (
        <Box key={first} sx={{ display: 'contents' }}>
          <dt>{first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`}</dt>
          <Box component="dd" sx={{ m: 0 }}>
            {hours}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function dayName(day: number): string {
  const format = new Intl.DateTimeFormat(localeOf(currentLanguage()), { weekday: 'short', timeZone: 'UTC' });
  return format.format(MONDAY + day * DAY_MS);
}

const quietSx = { px: 4, py: 1.5, typography: 'body2', color: 'text.secondary' } as const;
