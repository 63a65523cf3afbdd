import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import type { ConversationView } from '../inbox-search.ts';

const PAGE = 200;

/** What runs out first on top, as the server orders it. */
export function conversationListQuery(input: { view: ConversationView; search: string }) {
  return infiniteQueryOptions({
    queryKey: ['conversation', 'list', input],
    queryFn: ({ pageParam, signal }) =>
      api.conversation.list(
        { view: input.view, search: input.search || undefined, cursor: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: undefined as string | undefined, // cast: the first page has no cursor, the others have
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
