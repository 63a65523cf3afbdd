import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Line, LineList } from '../../../../ui/line-list.tsx';
import { StatusLabel } from '../../../../ui/status-label.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { RelativeAge } from '../../components/relative-age.tsx';
import { zoneListQuery } from '../../features/zone/api/list-zones.ts';
import { stateOf } from '../../features/zone/zone-types.ts';

const SHOWN = 6;
/** News; what was never paired or has run out is how a fleet is found. */
const NEWS = new Set(['suspect', 'offline', 'unknown']);

/** Suspects first, then what is silent; the server's order holds. */
export function ZonesToLookAt() {
  const { t } = useTranslation('overview');
  const query = useQuery(zoneListQuery);
  const rows = query.data?.rows;
  const news = useMemo(() => rows?.filter((zone) => NEWS.has(stateOf(zone))) ?? [], [rows]);
  const sorted = useMemo(
    () =>
      news.toSorted(
        (one, other) => Number(other.suspectedStatus !== null) - Number(one.suspectedStatus !== null),
      ),
    [news],
  );
  return (
    <QueryPart query={query}>
      {() =>
        sorted.length === 0 ? (
          <EmptyState title={t('empty.zones')} />
        ) : (
          <LineList>
            {sorted.slice(0, SHOWN).map((zone) => (
              <Line
                key={zone.id}
                head={
                  <>
                    <TextLink
                      to="/venues/$venueId"
                      params={{ venueId: zone.venueId }}
                      search={{ zone: zone.id }}
                      sx={{ color: 'text.primary' }}
                    >
                      {zone.venueName}
                    </TextLink>
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {zone.name}
                    </Box>
                  </>
                }
                end={
                  <StatusLabel state={stateOf(zone)}>
                    <RelativeAge at={zone.statusSince} isBare />
                  </StatusLabel>
                }
              />
            ))}
            {sorted.length > SHOWN && (
              <Line head={<TextLink to="/zones">{t('more', { count: sorted.length - SHOWN })}</TextLink>} />
            )}
          </LineList>
        )
      }
    </QueryPart>
  );
}
