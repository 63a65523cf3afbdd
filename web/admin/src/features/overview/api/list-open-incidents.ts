import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const SHOWN = 6;

export const openIncidentsQuery = queryOptions({
  queryKey: ['incident', 'urgent'],
  queryFn: ({ signal }) => api.incident.list({ status: 'open', limit: SHOWN }, { signal }),
});
