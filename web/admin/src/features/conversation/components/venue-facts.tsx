import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../components/links.tsx';
import { StatusLabel } from '../../../../../ui/status-label.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { venueZonesQuery } from '../api/list-venue-zones.ts';
import type { Conversation } from '../conversation-types.ts';

/** A venue the contact speaks for, with what its zones do now. */
export function VenueFacts({ venue }: { venue: Conversation['venues'][number] }) {
  const { t } = useTranslation('conversation');
  const zones = useQuery(venueZonesQuery(venue.id));
  const roles = venue.roles.map((role) => t(`ui:role.${role}`, { defaultValue: role })).join(', ');
  return (
    <Box sx={{ mb: 3 }}>
      <TextLink to="/venues/$venueId" params={{ venueId: venue.id }}>
        {venue.name}
      </TextLink>
      {roles !== '' && <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{roles}</Box>}
      <QueryPart
        query={zones}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Box sx={{ color: 'text.secondary' }}>{t('side.noZones')}</Box>}
        skeleton={<Box sx={{ color: 'text.secondary', typography: 'caption' }}>{t('ui:loading')}</Box>}
      >
        {({ rows }) => (
          <Box component="ul" aria-label={t('side.zones')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {rows.map((zone) => (
              <Box
                component="li"
                key={zone.id}
                sx={{ display: 'flex', justifyContent: 'space-between', gap: 3 }}
              >
                <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  {zone.name}
                </Box>
                <StatusLabel state={zone.suspectedStatus === null ? zone.status : 'suspect'} />
              </Box>
            ))}
          </Box>
        )}
      </QueryPart>
    </Box>
  );
}
