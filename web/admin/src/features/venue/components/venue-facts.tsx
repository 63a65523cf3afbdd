import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../lib/country-name.ts';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { cityOfZone, formatClock } from '../../../lib/time/format-time.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { ownerNames } from '../owner-names.ts';
import type { Venue } from '../venue-types.ts';

/** Whose venue it is, where, and what its clocks show. */
export function VenueFacts({ venue }: { venue: Venue }) {
  const { t } = useTranslation('venue');
  const language = currentLanguage();
  const now = useNow(15_000);
  const facts = [
    ...ownerNames(venue),
    `${venue.city}, ${countryName(venue.countryCode, language)}`,
    t('localTime', {
      time: formatClock(now, { language, timeZone: venue.timezone }),
      city: cityOfZone(venue.timezone),
    }),
  ];
  return (
    <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
      {facts.join(' · ')}
    </Box>
  );
}
