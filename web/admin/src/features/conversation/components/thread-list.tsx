import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '../conversation-types.ts';
import type { InboxSearch } from '../inbox-search.ts';
import { ThreadRow } from './thread-row.tsx';

/** Three lines of 13 and 12 px. */
const ROW_PX = 76;
const AHEAD = 12;

type Props = {
  rows: ConversationRow[];
  search: InboxSearch;
  /** Moved by J and K; the focus follows it. */
  cursor: string | null;
  isMore: boolean;
  onMore: () => void;
};

/** Ten thousand threads, of which the page holds those that are seen. */
export function ThreadList({ rows, search, cursor, isMore, onMore }: Props) {
  const { t } = useTranslation('conversation');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (isMore && last >= rows.length - AHEAD) onMore();
  }, [isMore, last, rows.length, onMore]);

  const moved = useRef<string | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (cursor === null || moved.current === cursor) return;
    const index = rows.findIndex(({ id }) => id === cursor);
    if (index === -1) return;
    moved.current = cursor;
    virtual.scrollToIndex(index);
    const isArrival = isFirst.current;
    isFirst.current = false;
    // A link that was opened shows its row; only the keys take the focus along.
    if (isArrival && cursor === search.id) return;
    // The row exists once the list has scrolled to it.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-thread="${cursor}"]`)
        ?.focus({ preventScroll: true }),
    );
  }, [cursor, rows, virtual, search.id]);

  return (
    <Box ref={scroller} sx={{ overflowY: 'auto', flexGrow: 1, minHeight: 0 }}>
      <Box
        component="ul"
        aria-label={t('threads')}
        sx={{ position: 'relative', m: 0, p: 0, listStyle: 'none', height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <Box
              component="li"
              key={key}
              aria-setsize={isMore ? -1 : rows.length}
              aria-posinset={index + 1}
              sx={{ position: 'absolute', insetInline: 0, top: 0, height: ROW_PX }}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ThreadRow row={row} search={search} />
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
