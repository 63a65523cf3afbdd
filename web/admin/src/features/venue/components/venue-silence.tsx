import NotificationsPaused from '@mui/icons-material/NotificationsPausedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import { showNotice } from '../../../lib/notices.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { useSetSilence } from '../api/set-silence.ts';
import type { Silence } from '../api/set-silence.ts';
import type { Venue } from '../venue-types.ts';
import { SilenceDialog } from './silence-dialog.tsx';

/** The agreed silence with its end, or the button to agree on one. */
export function VenueSilence({ venue, mayChange }: { venue: Venue; mayChange: boolean }) {
  const { t } = useTranslation('venue');
  const [isOpen, setOpen] = useState(false);
  const { mutate } = useSetSilence(venue.id);
  const now = useNow(15_000);
  const { silencedUntil, silenceReason, timezone } = venue;
  const isSilent = silencedUntil !== null && Date.parse(silencedUntil) > now;
  // Undone in one press instead of asked about before.
  const agree = (silence: Silence) => {
    const before = { until: silencedUntil, reason: silenceReason ?? '' };
    const undo = { label: t('ui:undo'), run: () => mutate(before) };
    mutate(silence, {
      onSuccess: () =>
        showNotice({ text: t(silence.until === null ? 'silence.lifted' : 'silence.agreed'), action: undo }),
    });
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, typography: 'body2' }}>
      {isSilent && (
        <>
          <StatusLabel state="silent" />
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('silence.untilWord')} <VenueTime at={silencedUntil} timezone={timezone} />
            {silenceReason !== null && silenceReason !== '' && ` · ${silenceReason}`}
          </Box>
        </>
      )}
      {mayChange &&
        (isSilent ? (
          <Button onClick={() => agree({ until: null, reason: '' })}>{t('silence.lift')}</Button>
        ) : (
          <Button variant="outlined" startIcon={<NotificationsPaused />} onClick={() => setOpen(true)}>
            {t('silence.title')}
          </Button>
        ))}
      {isOpen && <SilenceDialog timezone={timezone} onClose={() => setOpen(false)} onAgree={agree} />}
    </Box>
  );
}
