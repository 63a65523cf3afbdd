import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const NEWEST = 20;

/** Who changed the music, newest first; a live step of the venue's writer asks again. */
export function musicChangesQuery(venueId: string) {
  return queryOptions({
    queryKey: ['music', 'list', { venueId }],
    queryFn: ({ signal }) => api.music.list({ venueId, limit: NEWEST }, { signal }),
  });
}
