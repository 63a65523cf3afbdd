import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { conversationListQuery } from './api/list-conversations.ts';
import { useClosing } from './closing-store.ts';
import type { InboxSearch } from './inbox-search.ts';

/** The rows of a view, without those that were closed a moment ago. */
export function useListRows({ view, search }: InboxSearch) {
  const list = useInfiniteQuery(conversationListQuery({ view, search }));
  const closing = useClosing();
  const rows = useMemo(
    () => list.data?.pages.flatMap((page) => page.rows).filter(({ id }) => !closing.has(id)),
    [list.data, closing],
  );
  return { list, rows, counts: list.data?.pages[0]?.counts };
}
