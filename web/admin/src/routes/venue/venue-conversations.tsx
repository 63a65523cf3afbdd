import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { VenueTime } from '../../components/venue-time.tsx';
import { ClockLabel } from '../../features/conversation/components/clock-label.tsx';
import type { Venue } from '../../features/venue/venue-types.ts';

export function VenueConversations({ venue }: { venue: Venue }) {
  const { t } = useTranslation('venue');
  if (venue.conversations.length === 0) {
    return <EmptyState title={t('conversations.empty')}>{t('conversations.next')}</EmptyState>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {venue.conversations.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{ px: 4, py: 1.5, typography: 'body2', borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
            <TextLink
              to="/inbox"
              search={{ id: row.id, ...(row.status === 'closed' && { view: 'closed' as const }) }}
              sx={{ color: 'text.primary' }}
            >
              {row.contactName}
            </TextLink>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t(`ui:channel.${row.channel}`)}
            </Box>
            <ClockLabel clock={row.clock} isQuiet />
          </Box>
          <Box
            dir="auto"
            sx={{
              color: 'text.secondary',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {row.lastMessage?.text ?? t('conversations.nothing')}
          </Box>
          {row.lastMessage !== null && (
            <Box sx={{ color: 'text.secondary' }}>
              <VenueTime at={row.lastMessage.at} timezone={venue.timezone} />
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
