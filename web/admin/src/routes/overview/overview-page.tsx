import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { PageHead } from '../../../../ui/page-head.tsx';
import { Section } from '../../../../ui/section.tsx';
import { ErrorPart } from '../../components/error-part.tsx';
import { CoverageProof } from '../../features/zone/components/coverage-proof.tsx';
import { FleetState } from '../../features/zone/components/fleet-state.tsx';
import { ActivityFeed } from './activity-feed.tsx';
import { OpenIncidents } from './open-incidents.tsx';
import { PlannedNext } from './planned-next.tsx';
import { UrgentConversations } from './urgent-conversations.tsx';
import { ZonesToLookAt } from './zones-to-look-at.tsx';

/** Ordered by what runs out first; every part is a list, not a number to admire. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const part = (title: string, aside: ReactNode, content: ReactNode) => (
    <Section title={title} aside={aside}>
      <ErrorPart>{content}</ErrorPart>
    </Section>
  );
  return (
    <>
      <PageHead title={t('title')}>
        <CoverageProof />
      </PageHead>
      <Box sx={pageSx} tabIndex={0} role="region" aria-label={t('title')}>
        <Box sx={{ minWidth: 0 }}>
          {part(t('fleet'), null, <FleetState />)}
          {part(
            t('conversations'),
            <TextLink to="/inbox" search={{ view: 'needs_person' }}>
              {t('allConversations')}
            </TextLink>,
            <UrgentConversations />,
          )}
          {part(t('incidents'), <TextLink to="/incidents">{t('allIncidents')}</TextLink>, <OpenIncidents />)}
          {part(t('zones'), <TextLink to="/zones">{t('allZones')}</TextLink>, <ZonesToLookAt />)}
        </Box>
        <Box sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' } }}>
          {part(t('planned'), null, <PlannedNext />)}
          {part(t('activity'), null, <ActivityFeed />)}
        </Box>
      </Box>
    </>
  );
}

const pageSx = {
  flexGrow: 1,
  minHeight: 0,
  overflow: 'auto',
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(340px, 2fr)' },
  alignContent: { xs: 'start', lg: 'stretch' },
  pb: 6,
  '&:focus-visible': { outlineOffset: -2 },
} as const;
