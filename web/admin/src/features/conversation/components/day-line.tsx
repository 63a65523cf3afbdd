import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { cityOfZone, formatDay, isSameClock, readerZone } from '../../../lib/time/format-time.ts';

/** Where a day begins, at the venue; names its zone when the reader's clock shows another time. */
export function DayLine({ at, timezone }: { at: string; timezone: string | null }) {
  const { t } = useTranslation('conversation');
  const instant = Date.parse(at);
  const timeZone = timezone ?? readerZone;
  const day = formatDay(instant, { language: currentLanguage(), timeZone });
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 3, typography: 'caption', ...sides }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {isSameClock(instant, timeZone, readerZone)
          ? day
          : t('thread.dayIn', { day, city: cityOfZone(timeZone) })}
      </Box>
    </Box>
  );
}

const hairline = { content: '""', flexGrow: 1, height: '1px', bgcolor: 'divider' };
const sides = { '&::before': hairline, '&::after': hairline } as const;
