import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

/** What the bot did in one turn. */
export function turnQuery(input: { conversationId: string; turnId: string }) {
  return queryOptions({
    queryKey: ['conversation', 'turn', input],
    queryFn: ({ signal }) => api.conversation.why(input, { signal }),
  });
}
