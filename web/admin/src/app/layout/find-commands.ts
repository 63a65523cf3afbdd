import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api/client.ts';

const EACH = 6;

/** Venues and conversations that a few letters may mean. */
export function findCommandsQuery(search: string) {
  return queryOptions({
    queryKey: ['palette', 'find', { search }],
    enabled: search !== '',
    queryFn: async ({ signal }) => {
      const [venues, conversations] = await Promise.all([
        api.venue.list({ search, limit: EACH }, { signal }),
        api.conversation.list({ view: 'all_open', search, limit: EACH }, { signal }),
      ]);
      return { venues: venues.rows, conversations: conversations.rows };
    },
  });
}
