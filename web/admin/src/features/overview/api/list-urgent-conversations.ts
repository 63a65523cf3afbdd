import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const SHOWN = 6;

/** What runs out first on top, as the server orders it. */
export const urgentConversationsQuery = queryOptions({
  queryKey: ['conversation', 'urgent'],
  queryFn: ({ signal }) => api.conversation.list({ view: 'needs_person', limit: SHOWN }, { signal }),
});
