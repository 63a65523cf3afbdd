import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { cityOfZone, formatClock, formatFull, readerZone } from '../../../lib/time/format-time.ts';

/** The clock at the venue; the day above names the zone, the tooltip says both in full. */
export function MessageTime({ at, timezone }: { at: string; timezone: string | null }) {
  const language = currentLanguage();
  const instant = Date.parse(at);
  const timeZone = timezone ?? readerZone;
  const zones = [...new Set([timeZone, readerZone])];
  const title = zones
    .map((zone) => `${formatFull(instant, { language, timeZone: zone })} · ${cityOfZone(zone)}`)
    .join('\n');
  return (
    <Tooltip describeChild title={<Box sx={{ whiteSpace: 'pre-line' }}>{title}</Box>}>
      <time dateTime={at}>{formatClock(instant, { language, timeZone })}</time>
    </Tooltip>
  );
}
