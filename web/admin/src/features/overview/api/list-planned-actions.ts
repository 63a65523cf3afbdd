import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const SHOWN = 10;

export const plannedActionsQuery = queryOptions({
  queryKey: ['process', 'planned'],
  queryFn: ({ signal }) => api.process.planned({ limit: SHOWN }, { signal }),
});
