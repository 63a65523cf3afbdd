import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

/** Who may be made responsible. */
export function staffQuery() {
  return queryOptions({
    queryKey: ['system'],
    queryFn: ({ signal }) => api.process.system({}, { signal }),
    select: (system) => system.staff.filter(({ role }) => role !== 'viewer'),
  });
}
