import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { VenueTime } from '../../components/venue-time.tsx';
import type { Venue } from '../../features/venue/venue-types.ts';

export function VenueIncidents({ venue }: { venue: Venue }) {
  const { t } = useTranslation('venue');
  if (venue.incidents.length === 0) {
    return <EmptyState title={t('incidents.empty')}>{t('incidents.next')}</EmptyState>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {venue.incidents.map((incident) => (
        <Box
          component="li"
          key={incident.id}
          sx={{ px: 4, py: 1.5, typography: 'body2', borderBottom: 1, borderColor: 'divider' }}
        >
          <TextLink
            to="/incidents"
            search={{ id: incident.id, status: 'all' }}
            sx={{ color: 'text.primary' }}
          >
            {t(`incident:causes.${incident.cause}`)}
          </TextLink>{' '}
          <Box
            component="span"
            sx={{ color: incident.status === 'resolved' ? 'text.secondary' : 'error.main' }}
          >
            {t(`incident:statuses.${incident.status}`)}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            <VenueTime at={incident.openedAt} timezone={venue.timezone} /> ·{' '}
            {incident.zones.map(({ name }) => name).join(', ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
