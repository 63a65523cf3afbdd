import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

export function incidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', 'get', { incidentId }],
    queryFn: ({ signal }) => api.incident.get({ incidentId }, { signal }),
  });
}
