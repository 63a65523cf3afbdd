import FilterAltOff from '@mui/icons-material/FilterAltOffOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageHead } from '../../../../ui/page-head.tsx';
import { SkeletonRows } from '../../../../ui/skeleton-rows.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { zoneListQuery } from '../../features/zone/api/list-zones.ts';
import { arrangeZones } from '../../features/zone/arrange-zones.ts';
import type { GridRow } from '../../features/zone/arrange-zones.ts';
import { CoverageProof } from '../../features/zone/components/coverage-proof.tsx';
import { gridColumns } from '../../features/zone/components/grid-layout.ts';
import { ZoneFilters } from '../../features/zone/components/zone-filters.tsx';
import { ZoneGrid } from '../../features/zone/components/zone-grid.tsx';
import type { ZoneSearch } from '../../features/zone/zone-search.ts';

const route = getRouteApi('/staff/zones');

/** The whole fleet, worst first, live. */
export function ZonesPage() {
  const { t } = useTranslation('zone');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(zoneListQuery);
  const zones = query.data?.rows;
  // Typing stays fast while the rows follow.
  const wanted = useDeferredValue(search);
  const rows = useMemo(() => arrangeZones(zones ?? [], wanted), [zones, wanted]);
  const countries = useMemo(() => distinct(zones?.map((zone) => zone.countryCode)), [zones]);
  const brands = useMemo(() => distinct(zones?.flatMap((zone) => zone.brandName ?? [])), [zones]);
  const change = (next: Partial<Record<keyof ZoneSearch, string | undefined>>) =>
    // cast: the filters give the values of their own lists
    void navigate({ search: (before) => ({ ...before, ...next }) as ZoneSearch, replace: true });
  const open = (row: GridRow) => {
    const venueId = row.kind === 'zone' ? row.zone.venueId : row.venueId;
    void navigate({
      to: '/venues/$venueId',
      params: { venueId },
      search: row.kind === 'zone' ? { zone: row.zone.id } : {},
    });
  };
  return (
    <>
      <PageHead title={t('title')}>
        <Box component="span" role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
          {zones !== undefined && t('shown', { count: rows.filter(({ kind }) => kind === 'zone').length })}
        </Box>
        <CoverageProof />
      </PageHead>
      <Box sx={{ px: 4, py: 2, borderBottom: 1, borderColor: 'divider' }}>
        <ZoneFilters search={search} countries={countries} brands={brands} onChange={change} />
      </Box>
      <Box
        sx={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 }}
        style={{ '--zone-columns': gridColumns } as React.CSSProperties /* cast: a custom property */}
      >
        <QueryPart query={query} skeleton={<SkeletonRows rows={14} />}>
          {() =>
            rows.length > 0 ? (
              <ZoneGrid rows={rows} onOpen={open} />
            ) : (
              <EmptyState icon={<FilterAltOff fontSize="small" />} title={t('empty.title')}>
                {zones?.length === 0 ? t('empty.noZones') : t('empty.filtered')}
              </EmptyState>
            )
          }
        </QueryPart>
      </Box>
    </>
  );
}

function distinct(values: string[] = []): string[] {
  return [...new Set(values)].toSorted();
}
