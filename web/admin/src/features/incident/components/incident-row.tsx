import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { VenueTime } from '../../../components/venue-time.tsx';
import { saySpan } from '../../../lib/time/say-span.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { IncidentSearch } from '../incident-search.ts';
import type { IncidentRow } from '../incident-types.ts';
import { IncidentStatusLabel } from './incident-status.tsx';

type Props = { incident: IncidentRow; search: IncidentSearch };

export function IncidentRowLine({ incident, search }: Props) {
  const { t } = useTranslation('incident');
  const out = incident.zones.filter(({ isBack }) => !isBack).length;
  return (
    <BlockLink
      to="/incidents"
      search={{ ...search, id: incident.id }}
      data-incident={incident.id}
      activeOptions={{ exact: true }}
      sx={rowStyle}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, color: 'text.primary' }}>
        <Box component="span" sx={{ fontWeight: 'fontWeightMedium', minWidth: 0, overflowWrap: 'anywhere' }}>
          {incident.venueName ?? t('wholeFleet')}
        </Box>
        <IncidentStatusLabel status={incident.status} />
      </Box>
      <Box sx={lineStyle}>
        <span>{t(`causes.${incident.cause}`)}</span>
        {incident.zones.length > 0 && <span>{out === 0 ? t('allBack') : t('zonesOut', { count: out })}</span>}
      </Box>
      <Box sx={{ ...lineStyle, typography: 'caption' }}>
        <span>
          <VenueTime at={incident.openedAt} timezone={incident.timezone} />
          {' · '}
          <Lasting incident={incident} />
        </span>
        <span>
          {incident.acknowledgedByName === null
            ? incident.status === 'resolved'
              ? ''
              : t('nobodyOnIt')
            : t(incident.status === 'resolved' ? 'wasOnIt' : 'onIt', { name: incident.acknowledgedByName })}
        </span>
      </Box>
    </BlockLink>
  );
}

/** How long it has lasted, ticking while it is on. */
export function Lasting({ incident }: { incident: IncidentRow }) {
  const { t } = useTranslation('incident');
  const now = useNow();
  const end = incident.resolvedAt === null ? now : Date.parse(incident.resolvedAt);
  return t(incident.resolvedAt === null ? 'lasting' : 'lasted', {
    duration: saySpan(end - Date.parse(incident.openedAt)),
  });
}

const lineStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  columnGap: 3,
} as const;
const rowStyle = {
  display: 'block',
  px: 4,
  py: 2,
  typography: 'body2',
  color: 'text.secondary',
  textDecoration: 'none',
  borderBottom: 1,
  borderColor: 'divider',
  borderLeft: '3px solid transparent',
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
} as const;
