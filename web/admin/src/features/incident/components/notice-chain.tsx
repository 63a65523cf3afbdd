import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeliveryLabel } from '../../../components/delivery-label.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import type { Incident } from '../incident-types.ts';

type Notice = Incident['notices'][number];

/** Who was told what, when, by which channel, and whether it arrived. */
export function NoticeChain({ incident }: { incident: Pick<Incident, 'notices' | 'timezone'> }) {
  const { t } = useTranslation('incident');
  const { notices, timezone } = incident;
  if (notices.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('nobodyTold')}</Box>;
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {notices.map((notice) => (
        <NoticeLine key={notice.outboundMessageId} notice={notice} timezone={timezone} />
      ))}
    </Box>
  );
}

function NoticeLine({ notice, timezone }: { notice: Notice; timezone: string | null }) {
  const { t } = useTranslation('incident');
  const [isShown, setShown] = useState(false);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3 }}>
        <Box component="span" sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {notice.contactName}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' · '}
            {t(`ui:channel.${notice.channel}`)}
            {' · '}
            <VenueTime at={notice.at} timezone={timezone} />
          </Box>
        </Box>
        <DeliveryLabel status={notice.status} reason={null} />
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'hideText' : 'showText')}
        </Button>
      </Box>
      {isShown && (
        <Box
          dir="auto"
          sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'text.secondary', pb: 1 }}
        >
          {notice.text}
        </Box>
      )}
    </Box>
  );
}
