import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const CHANGES = 100;

export function zoneHistoryQuery(zoneId: string) {
  return queryOptions({
    queryKey: ['zone', 'history', { zoneId }],
    queryFn: ({ signal }) => api.zone.history({ zoneId, limit: CHANGES }, { signal }),
  });
}
