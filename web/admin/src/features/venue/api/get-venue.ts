import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { withChangesSince } from '../../../lib/live/zone-changes.ts';

export function venueQuery(venueId: string) {
  return queryOptions({
    queryKey: ['venue', 'get', { venueId }],
    queryFn: async ({ signal }) => {
      const askedAt = Date.now();
      const venue = await api.venue.get({ venueId }, { signal });
      return { ...venue, zoneList: withChangesSince(venue.zoneList, askedAt) };
    },
  });
}
