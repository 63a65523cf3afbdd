import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';

const PAGE = 50;

/** The newest page first; further pages walk into the past. */
export function messageListQuery(conversationId: string) {
  return infiniteQueryOptions({
    queryKey: ['conversation', 'messages', { conversationId }],
    queryFn: ({ pageParam, signal }) =>
      api.conversation.messages({ conversationId, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as string | undefined, // cast: the newest page has no cursor, the others have
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Oldest first over all pages, as a thread is read.
    select: ({ pages }) => pages.toReversed().flatMap((page) => page.rows),
  });
}
