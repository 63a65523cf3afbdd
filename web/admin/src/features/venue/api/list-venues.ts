import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const PAGE = 100;

export function venueListQuery(input: { search?: string | undefined; countryCode?: string | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['venue', 'list', input],
    queryFn: ({ pageParam, signal }) =>
      api.venue.list({ ...input, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined, // cast: the first page has no cursor, the others have
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
