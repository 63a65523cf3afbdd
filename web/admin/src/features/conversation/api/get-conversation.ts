import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

export function conversationQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['conversation', 'get', { conversationId }],
    queryFn: ({ signal }) => api.conversation.get({ conversationId }, { signal }),
  });
}
