import NotificationsActive from '@mui/icons-material/NotificationsActiveOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { VenueTime } from '../../../components/venue-time.tsx';
import { sayCountdown } from '../../../lib/time/say-span.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { Incident } from '../incident-types.ts';

type Props = { incident: Pick<Incident, 'planned' | 'status' | 'timezone'> };

/** Who is next and when, counting down; or why nobody is. */
export function NextNotice({ incident }: Props) {
  const { t } = useTranslation('incident');
  const now = useNow();
  const { planned, status, timezone } = incident;
  if (status !== 'open' || planned.length === 0) {
    const why = status === 'resolved' ? 'nextOver' : status === 'acknowledged' ? 'nextStopped' : 'nextNone';
    return <Box sx={{ color: 'text.secondary' }}>{t(why)}</Box>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {planned.map(({ action, dueAt, facts }) => {
        const ms = Date.parse(dueAt) - now;
        return (
          <Box component="li" key={`${action} ${dueAt}`} sx={{ display: 'flex', gap: 2, py: 1 }}>
            <NotificationsActive aria-hidden sx={{ fontSize: 20, color: 'warning.main' }} />
            <Box>
              <div>{t(`policySteps.${String(facts.step)}`, { defaultValue: t('policySteps.unknown') })}</div>
              <Box sx={{ color: 'text.secondary' }}>
                {ms > 0 ? t('nextIn', { duration: sayCountdown(ms) }) : t('nextDue')}
                {' · '}
                <VenueTime at={dueAt} timezone={timezone} />
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
