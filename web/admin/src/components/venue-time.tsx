import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../lib/i18n/i18n.ts';
import { cityOfZone, formatFull, formatInstant, isSameClock, readerZone } from '../lib/time/format-time.ts';
import { useNow } from '../lib/time/use-now.ts';

const MINUTE_MS = 60_000;

/** An instant in the venue's zone, named; the reader's own beside it when the clocks differ. */
export function VenueTime({ at, timezone = null }: { at: string; timezone?: string | null }) {
  const { t } = useTranslation('ui');
  const language = currentLanguage();
  const now = useNow(MINUTE_MS);
  const instant = Date.parse(at);
  const timeZone = timezone ?? readerZone;
  const isForeign = !isSameClock(instant, timeZone, readerZone);
  return (
    <Tooltip title={`${formatFull(instant, { language, timeZone })} · ${cityOfZone(timeZone)}`}>
      <Box component="time" dateTime={at}>
        {formatInstant(instant, { language, timeZone, now })}
        {isForeign && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            {t('zonedTime', {
              city: cityOfZone(timeZone),
              own: formatInstant(instant, { language, timeZone: readerZone, now }),
            })}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}
