import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Line, LineList } from '../../../../ui/line-list.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { RelativeAge } from '../../components/relative-age.tsx';
import { openIncidentsQuery } from '../../features/overview/api/list-open-incidents.ts';

/** What is broken, since when, and who is on it. */
export function OpenIncidents() {
  const { t } = useTranslation('overview');
  const query = useQuery(openIncidentsQuery);
  return (
    <QueryPart
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<EmptyState title={t('empty.incidents')} />}
    >
      {({ rows }) => (
        <LineList>
          {rows.map((incident) => (
            <Line
              key={incident.id}
              head={
                <>
                  <TextLink
                    to="/incidents"
                    search={{ id: incident.id }}
                    sx={{
                      color: 'text.primary',
                      fontWeight: incident.acknowledgedAt === null ? 'fontWeightMedium' : 'fontWeightRegular',
                    }}
                  >
                    {incident.venueName ?? t('whole')}
                  </TextLink>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {t(`incident:causes.${incident.cause}`)}
                  </Box>
                </>
              }
              quiet={[
                t('zonesOut', { count: incident.zones.filter(({ isBack }) => !isBack).length }),
                incident.acknowledgedByName === null
                  ? t('nobodyOnIt')
                  : t('onIt', { name: incident.acknowledgedByName }),
              ].join(' · ')}
              end={<RelativeAge at={incident.openedAt} isBare />}
            />
          ))}
        </LineList>
      )}
    </QueryPart>
  );
}
