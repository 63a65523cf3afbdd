import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { withChangesSince } from '../../../lib/live/zone-changes.ts';

/** The whole fleet at once: what changes later comes by the live stream. */
export const zoneListQuery = queryOptions({
  queryKey: ['zone', 'list'],
  queryFn: async ({ signal }) => {
    const askedAt = Date.now();
    const answer = await api.zone.list({}, { signal });
    return { ...answer, rows: withChangesSince(answer.rows, askedAt) };
  },
  staleTime: 5 * 60_000,
  // Ten thousand rows are not compared field by field.
  structuralSharing: false,
});
