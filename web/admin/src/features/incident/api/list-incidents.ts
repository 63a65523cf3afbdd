import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import type { IncidentSearch } from '../incident-search.ts';

const PAGE = 50;

export function incidentListQuery(input: Pick<IncidentSearch, 'status'>) {
  return infiniteQueryOptions({
    queryKey: ['incident', 'list', input],
    queryFn: ({ pageParam, signal }) =>
      api.incident.list({ ...input, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined, // cast: the first page has no cursor, the others have
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.rows),
    placeholderData: keepPreviousData,
  });
}
