import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

/** Asked again now and then even without news: that nothing was read is news too. */
const ASK_MS = 15_000;

export const monitoringStatusQuery = queryOptions({
  queryKey: ['monitoring', 'status'],
  queryFn: ({ signal }) => api.monitoring.status({}, { signal }),
  refetchInterval: ASK_MS,
});
