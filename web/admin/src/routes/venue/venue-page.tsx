import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageHead } from '../../../../ui/page-head.tsx';
import { Section } from '../../../../ui/section.tsx';
import { ErrorPart } from '../../components/error-part.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { RelativeAge } from '../../components/relative-age.tsx';
import { MusicChanges } from '../../features/music/components/music-changes.tsx';
import { venueQuery } from '../../features/venue/api/get-venue.ts';
import { OpeningHours } from '../../features/venue/components/opening-hours.tsx';
import { VenueContacts } from '../../features/venue/components/venue-contacts.tsx';
import { VenueFacts } from '../../features/venue/components/venue-facts.tsx';
import { VenueSilence } from '../../features/venue/components/venue-silence.tsx';
import type { Venue } from '../../features/venue/venue-types.ts';
import { useMay } from '../../lib/api/use-may.ts';
import { VenueConversations } from './venue-conversations.tsx';
import { VenueIncidents } from './venue-incidents.tsx';
import { VenueZone } from './venue-zone.tsx';

const route = getRouteApi('/staff/venues/$venueId');

/** What it is and its state, what plays, who is there, what happened. */
export function VenuePage() {
  const { venueId } = route.useParams();
  const query = useQuery(venueQuery(venueId));
  const { t } = useTranslation('venue');
  return (
    <>
      {query.data === undefined && <PageHead title={t('title')} />}
      <QueryPart query={query}>{(venue) => <VenueParts venue={venue} />}</QueryPart>
    </>
  );
}

function VenueParts({ venue }: { venue: Venue }) {
  const { t } = useTranslation('venue');
  const { zone: openZone } = route.useSearch();
  const navigate = route.useNavigate();
  const maySilence = useMay('venue.silence');
  const mayChange = useMay('music.change');
  const toggle = (zoneId: string) =>
    void navigate({ search: { zone: openZone === zoneId ? undefined : zoneId }, replace: true });
  const lastRead = venue.lastReadAt === null ? t('neverRead') : <LastRead at={venue.lastReadAt} />;
  return (
    <>
      <PageHead title={venue.name} action={<VenueSilence venue={venue} mayChange={maySilence} />}>
        <VenueFacts venue={venue} />
      </PageHead>
      <Box sx={pageSx} tabIndex={0} role="region" aria-label={venue.name}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={t('section.zones')} aside={lastRead}>
            {venue.zoneList.length === 0 ? (
              <EmptyState title={t('noZones')} />
            ) : (
              <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
                {venue.zoneList.map((zone) => (
                  <VenueZone
                    key={zone.id}
                    venue={venue}
                    zone={zone}
                    isOpen={zone.id === openZone}
                    onToggle={() => toggle(zone.id)}
                  />
                ))}
              </Box>
            )}
          </Section>
          <Section title={t('section.music')}>
            <ErrorPart>
              <MusicChanges venueId={venue.id} timezone={venue.timezone} mayChange={mayChange} />
            </ErrorPart>
          </Section>
        </Box>
        <Box sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' } }}>
          <Section title={t('section.incidents')}>
            <VenueIncidents venue={venue} />
          </Section>
          <Section title={t('section.conversations')}>
            <VenueConversations venue={venue} />
          </Section>
          <Section title={t('section.contacts')}>
            <VenueContacts contacts={venue.contacts} />
          </Section>
          <Section title={t('section.hours')}>
            <OpeningHours openingHours={venue.openingHours} />
          </Section>
        </Box>
      </Box>
    </>
  );
}

function LastRead({ at }: { at: string }) {
  const { t } = useTranslation('venue');
  return (
    <span>
      {t('readAgo')} <RelativeAge at={at} />
    </span>
  );
}

const pageSx = {
  flexGrow: 1,
  minHeight: 0,
  overflow: 'auto',
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(320px, 1fr)' },
  alignContent: { xs: 'start', lg: 'stretch' },
  pb: 6,
  '&:focus-visible': { outlineOffset: -2 },
} as const;
