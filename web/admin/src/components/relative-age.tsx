import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { toSpan } from '../lib/time/format-time.ts';
import { useNow } from '../lib/time/use-now.ts';

const SLOW_MS = 60_000;

/** How long ago, ticking: "12 s ago". With `isBare` the length alone. */
export function RelativeAge({ at, isBare = false }: { at: string; isBare?: boolean }) {
  const { t } = useTranslation('ui');
  const instant = Date.parse(at);
  // Past an hour a second changes nothing: it is drawn again once a minute.
  const now = useNow(Date.now() - instant > 60 * SLOW_MS ? SLOW_MS : 1_000);
  const { unit, count } = toSpan(now - instant);
  const span = t(`span.${unit}`, { count });
  return (
    <Box component="time" dateTime={at} sx={{ whiteSpace: 'nowrap' }}>
      {isBare ? span : t('ago', { span })}
    </Box>
  );
}
