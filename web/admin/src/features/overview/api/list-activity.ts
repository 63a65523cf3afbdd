import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const SHOWN = 30;

export const activityQuery = queryOptions({
  queryKey: ['process', 'activity'],
  queryFn: ({ signal }) => api.process.activity({ limit: SHOWN }, { signal }),
});
