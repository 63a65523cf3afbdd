import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Conversation, ConversationPage, ConversationRow } from './conversation-types.ts';

type Patch = Partial<Pick<ConversationRow, 'handler' | 'assignee' | 'isUnread' | 'status'>>;

/** Shows a change before the server has agreed, in the thread and in every list; gives back how it was. */
export function patchConversation(queryClient: QueryClient, conversationId: string, patch: Patch): Patch {
  const key = ['conversation', 'get', { conversationId }];
  const held = queryClient.getQueryData<Conversation>(key);
  if (held !== undefined) queryClient.setQueryData<Conversation>(key, { ...held, ...patch });
  queryClient.setQueriesData<InfiniteData<ConversationPage>>(
    { queryKey: ['conversation', 'list'] },
    (list) =>
      // Other parts of the app keep short lists of one page under the same key.
      list === undefined || !('pages' in list)
        ? list
        : {
            ...list,
            pages: list.pages.map((page) => ({ ...page, rows: patchRows(page.rows, conversationId, patch) })),
          },
  );
  const before = Object.keys(patch).map((name) => [name, held?.[name as keyof Patch]] as const); // cast: a patch's own names
  return held === undefined ? {} : (Object.fromEntries(before) as Patch); // cast: the same names with the former values
}

function patchRows(rows: ConversationRow[], id: string, patch: Patch): ConversationRow[] {
  return rows.map((row) => (row.id === id ? { ...row, ...patch } : row));
}
