import SearchOff from '@mui/icons-material/SearchOff';
import TextField from '@mui/material/TextField';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageHead } from '../../../../ui/page-head.tsx';
import { SkeletonRows } from '../../../../ui/skeleton-rows.tsx';
import { QueryPart } from '../../components/query-part.tsx';
import { venueListQuery } from '../../features/venue/api/list-venues.ts';
import { VenueTable } from '../../features/venue/components/venue-table.tsx';

const route = getRouteApi('/staff/venues');

export function VenuesPage() {
  const { t } = useTranslation('venue');
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const wanted = useDeferredValue(search);
  const query = useInfiniteQuery(venueListQuery({ search: wanted }));
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return (
    <>
      <PageHead title={t('title')}>
        <TextField
          type="search"
          label={t('search')}
          defaultValue={search ?? ''}
          onChange={(event) =>
            void navigate({ search: { search: event.target.value || undefined }, replace: true })
          }
          sx={{ width: 300, maxWidth: '100%' }}
        />
      </PageHead>
      <QueryPart
        query={query}
        skeleton={<SkeletonRows rows={10} height={56} />}
        isEmpty={({ pages }) => pages.every(({ rows }) => rows.length === 0)}
        empty={
          <EmptyState icon={<SearchOff fontSize="small" />} title={t('empty.title')}>
            {t(wanted === undefined ? 'empty.none' : 'empty.filtered')}
          </EmptyState>
        }
      >
        {({ pages }) => <VenueTable rows={pages.flatMap(({ rows }) => rows)} onEnd={readMore} />}
      </QueryPart>
    </>
  );
}
