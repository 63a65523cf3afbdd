import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

/** Zones of a venue the contact speaks for, with their state. */
export function venueZonesQuery(venueId: string) {
  return queryOptions({
    queryKey: ['venue', 'zones', { venueId }],
    queryFn: ({ signal }) => api.venue.zones({ venueId }, { signal }),
  });
}
