import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import type { Venue } from '../venue-types.ts';

/** Who is told and who may ask, and by which channels. */
export function VenueContacts({ contacts }: Pick<Venue, 'contacts'>) {
  const { t } = useTranslation('venue');
  if (contacts.length === 0) return <EmptyState title={t('contacts.empty')}>{t('contacts.next')}</EmptyState>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {contacts.map((contact) => (
        <Box
          component="li"
          key={contact.id}
          sx={{ px: 4, py: 1.5, typography: 'body2', borderBottom: 1, borderColor: 'divider' }}
        >
          <span>{contact.name}</span>
          <Box sx={{ color: 'text.secondary' }}>
            {[
              ...contact.roles.map((role) => t(`ui:role.${role}`)),
              ...contact.channels.map((channel) => t(`ui:channel.${channel}`)),
            ].join(' · ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
