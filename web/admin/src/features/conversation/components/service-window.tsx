import HourglassBottom from '@mui/icons-material/HourglassBottom';
import Lock from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { sayCountdown } from '../../../lib/time/say-span.ts';
import { useNow } from '../../../lib/time/use-now.ts';

const HOUR_MS = 3_600_000;

/** True while free text may be sent; other channels than WhatsApp have no window. */
export function useIsWindowOpen(endsAt: string | null): boolean {
  const now = useNow();
  return endsAt === null || Date.parse(endsAt) > now;
}

/** How long free text is still taken, counting down; or why it is not. */
export function ServiceWindow({ endsAt }: { endsAt: string | null }) {
  const { t } = useTranslation('conversation');
  const now = useNow();
  if (endsAt === null) return null;
  const ms = Date.parse(endsAt) - now;
  if (ms <= 0) {
    return (
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Lock aria-hidden fontSize="small" sx={{ color: 'warning.main' }} />
        <Box>
          <div>{t('composer.windowClosed')}</div>
          <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{t('composer.windowHint')}</Box>
        </Box>
      </Box>
    );
  }
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        color: ms < HOUR_MS ? 'warning.main' : 'text.secondary',
      }}
    >
      <HourglassBottom aria-hidden sx={{ fontSize: 16 }} />
      {t('composer.windowOpen', { duration: sayCountdown(ms) })}
    </Box>
  );
}
