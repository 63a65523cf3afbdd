import ArrowBack from '@mui/icons-material/ArrowBack';
import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconLink, TextLink } from '../../../components/links.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { useMay } from '../../../lib/api/use-may.ts';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import { useAcknowledge } from '../api/acknowledge-incident.ts';
import { incidentQuery } from '../api/get-incident.ts';
import type { IncidentSearch } from '../incident-search.ts';
import type { Incident } from '../incident-types.ts';
import { Lasting } from './incident-row.tsx';
import { IncidentStatusLabel } from './incident-status.tsx';
import { IncidentTimeLine } from './incident-time-line.tsx';
import { IncidentZones } from './incident-zones.tsx';
import { NextNotice } from './next-notice.tsx';
import { NoticeChain } from './notice-chain.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';

type Props = { incidentId: string; search: IncidentSearch };

export function IncidentDetail({ incidentId, search }: Props) {
  const incident = useQuery(incidentQuery(incidentId));
  return <QueryPart query={incident}>{(data) => <Detail incident={data} search={search} />}</QueryPart>;
}

/** What it is and its state, what happens next, what happened, what it belongs to. */
function Detail({ incident, search }: { incident: Incident; search: IncidentSearch }) {
  const { t } = useTranslation('incident');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Box component="header" sx={headStyle}>
        <IconLink
          to="/incidents"
          search={{ status: search.status }}
          aria-label={t('backToList')}
          sx={{ display: { md: 'none' } }}
        >
          <ArrowBack fontSize="small" />
        </IconLink>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Box component="h2" sx={{ m: 0, typography: 'h2', overflowWrap: 'anywhere' }}>
            {[incident.venueName ?? t('wholeFleet'), incident.city].filter(Boolean).join(', ')}
          </Box>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 3,
              typography: 'body2',
              color: 'text.secondary',
            }}
          >
            <IncidentStatusLabel status={incident.status} />
            <span>{t(`causes.${incident.cause}`)}</span>
            <span>{t(`severities.${incident.severity}`)}</span>
            <Lasting incident={incident} />
            {incident.acknowledgedByName !== null && (
              <span>
                {t(incident.status === 'resolved' ? 'wasOnIt' : 'onIt', {
                  name: incident.acknowledgedByName,
                })}
              </span>
            )}
          </Box>
        </Box>
      </Box>
      <Box
        tabIndex={0}
        role="region"
        aria-label={t('details')}
        sx={{ flexGrow: 1, minHeight: 0, overflowY: 'auto', px: 4, py: 2 }}
      >
        <Part title={t('next')}>
          <NextNotice incident={incident} />
        </Part>
        <Part title={t('zones')}>
          <IncidentZones zones={incident.zones} />
        </Part>
        <Part title={t('told')}>
          <NoticeChain incident={incident} />
        </Part>
        <Part title={t('timeLine')}>
          <IncidentTimeLine incident={incident} />
        </Part>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 2 }}>
          {incident.venueId !== null && (
            <TextLink to="/venues/$venueId" params={{ venueId: incident.venueId }}>
              {t('openVenue')}
            </TextLink>
          )}
          <TextLink
            to="/processes/$processType/$processId"
            params={{ processType: 'incident', processId: incident.id }}
          >
            {t('story')}
          </TextLink>
          <Link href={incident.workflowUrl} target="_blank" rel="noreferrer">
            {t('openTemporal')} <OpenInNew titleAccess={t('opensOutside')} sx={{ fontSize: 12 }} />
          </Link>
        </Box>
      </Box>
      <IncidentActions incident={incident} />
    </Box>
  );
}

/** At the foot, where the thumb is. */
function IncidentActions({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const [isResolving, setResolving] = useState(false);
  const mayHandle = useMay('incident.handle') && incident.status !== 'resolved';
  const mayAcknowledge = mayHandle && incident.status === 'open';
  const acknowledge = useAcknowledge({
    done: t('acknowledged'),
    failed: (reason) => t('acknowledgeFailed', { reason }),
  });
  useShortcuts(t('shortcutGroup'), [
    {
      keys: 'a',
      label: t('shortcuts.acknowledge'),
      run: () => mayAcknowledge && acknowledge.mutate(incident.id),
    },
    { keys: 'r', label: t('shortcuts.resolve'), run: () => mayHandle && setResolving(true) },
  ]);
  if (!mayHandle) return null;
  return (
    <Box sx={{ display: 'flex', gap: 2, px: 4, py: 2, borderTop: 1, borderColor: 'divider', flexShrink: 0 }}>
      {mayAcknowledge && (
        <Tooltip describeChild title={`${t('acknowledgeHint')} (A)`}>
          <Button
            variant="contained"
            onClick={() => acknowledge.mutate(incident.id)}
            sx={{ flexGrow: { xs: 1, md: 0 } }}
          >
            {t('acknowledge')}
          </Button>
        </Tooltip>
      )}
      <Tooltip describeChild title={`${t('resolve')} (R)`}>
        <Button variant="outlined" onClick={() => setResolving(true)} sx={{ flexGrow: { xs: 1, md: 0 } }}>
          {t('resolve')}
        </Button>
      </Tooltip>
      {isResolving && <ResolveDialog incidentId={incident.id} onClose={() => setResolving(false)} />}
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 5, maxWidth: 760 }}>
      <Box component="h3" sx={{ m: 0, mb: 1, typography: 'subtitle2' }}>
        {title}
      </Box>
      <Box sx={{ typography: 'body2' }}>{children}</Box>
    </Box>
  );
}

const headStyle = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 4,
  py: 2,
  borderBottom: 1,
  borderColor: 'divider',
  flexShrink: 0,
} as const;
