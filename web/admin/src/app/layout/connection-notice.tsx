import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../lib/live/live-state.ts';
import { toSpan } from '../../lib/time/format-time.ts';
import { useNow } from '../../lib/time/use-now.ts';

/** Short hiccups mend themselves; nobody needs to read of them. */
const PATIENCE_MS = 3_000;

export function ConnectionNotice() {
  const { t } = useTranslation('app');
  const live = useLiveState();
  const now = useNow();
  if (live.state !== 'lost' || now - live.since < PATIENCE_MS) return null;
  const { unit, count } = toSpan(now - live.since);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 4,
        py: 1,
        typography: 'body2',
        color: 'warning.main',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <CloudOff aria-hidden sx={{ fontSize: 16 }} />
      {/* Read out once, not with every second of the age. */}
      <span role="status">{t('connection.lost')}</span>
      <span aria-hidden>{t('connection.since', { span: t(`ui:span.${unit}`, { count }) })}</span>
    </Box>
  );
}
