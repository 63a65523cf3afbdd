import Forum from '@mui/icons-material/ForumOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../../../ui/skeleton-rows.tsx';
import { ErrorPart } from '../../../components/error-part.tsx';
import { FailurePart } from '../../../components/failure-part.tsx';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import type { InboxSearch } from '../inbox-search.ts';
import { useListRows } from '../use-list-rows.ts';
import { InboxViews } from './inbox-views.tsx';
import { ThreadSearch } from './thread-search.tsx';
import { Thread } from './thread.tsx';
import { ThreadList } from './thread-list.tsx';

type Props = { search: InboxSearch; onSearch: (next: Partial<InboxSearch>, how?: 'replace') => void };

/** Views, threads, thread: beside each other where there is room, one after the other on a phone. */
export function Inbox({ search, onSearch }: Props) {
  const { t } = useTranslation('conversation');
  const { list, rows, counts } = useListRows(search);
  const searchField = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState<string | null>(search.id ?? null);
  const { id } = search;

  const here = rows?.findIndex((row) => row.id === (cursor ?? id)) ?? -1;
  const move = (by: 1 | -1) => setCursor((held) => rows?.[here === -1 ? 0 : here + by]?.id ?? held);
  const leave = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.querySelector<HTMLElement>(`[data-thread="${cursor ?? id}"]`)?.focus();
  };
  // What has the focus is meant: a thread of the list, or any button.
  function open(): void {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== document.body) activeElement.click();
    else if (cursor !== null) onSearch({ id: cursor });
  }
  function openNext(): void {
    const at = rows?.findIndex((row) => row.id === id) ?? -1;
    const next = rows?.[at + 1]?.id ?? rows?.[at - 1]?.id;
    setCursor(next ?? null);
    onSearch({ id: next });
  }
  useShortcuts(t('title'), [
    { keys: 'j', label: t('shortcuts.next'), run: () => move(1) },
    { keys: 'k', label: t('shortcuts.previous'), run: () => move(-1) },
    { keys: 'Enter', label: t('shortcuts.open'), run: open },
    { keys: '/', label: t('shortcuts.search'), run: () => searchField.current?.focus() },
    { keys: 'Escape', label: t('shortcuts.leave'), run: () => onSearch({ id: undefined }) },
  ]);
  const onTyped = useCallback((typed: string) => onSearch({ search: typed }, 'replace'), [onSearch]);
  const { fetchNextPage, isFetchingNextPage } = list;
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  return (
    <Box sx={gridStyle(id !== undefined)}>
      <Box component="h1" sx={hiddenStyle}>
        {t('title')}
      </Box>
      <InboxViews search={search} counts={counts} />
      <Box data-pane="list" sx={listStyle}>
        <ThreadSearch value={search.search} field={searchField} onChange={onTyped} onLeave={leave} />
        {rows !== undefined && rows.length > 0 && (
          <ThreadList rows={rows} search={search} cursor={cursor} isMore={list.hasNextPage} onMore={onMore} />
        )}
        {rows?.length === 0 && <NoThreads search={search} onSearch={onSearch} />}
        {rows === undefined && list.error === null && <SkeletonRows rows={8} height={76} />}
        {rows === undefined && list.error !== null && (
          <FailurePart error={list.error} onRetry={() => void list.refetch()} />
        )}
      </Box>
      {id === undefined ? (
        <Box data-pane="thread" sx={{ gridArea: 'thread', gridColumnEnd: { lg: 'side' } }}>
          <EmptyState icon={<Forum fontSize="small" />} title={t('chooseThread')}>
            {t('chooseHint')}
          </EmptyState>
        </Box>
      ) : (
        <ErrorPart key={id}>
          <Thread
            conversationId={id}
            search={search}
            onCloseNext={openNext}
            onReopen={() => onSearch({ id })}
            onLeave={leave}
          />
        </ErrorPart>
      )}
    </Box>
  );
}

function NoThreads({ search, onSearch }: Props) {
  const { t } = useTranslation('conversation');
  if (search.search !== '') {
    return (
      <EmptyState title={t('emptySearch', { search: search.search })}>
        <Button onClick={() => onSearch({ search: '' })}>{t('clearSearch')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t(`emptyView.${search.view}`)}>
      {search.view !== 'all_open' && (
        <Button onClick={() => onSearch({ view: 'all_open' })}>{t('showAllOpen')}</Button>
      )}
    </EmptyState>
  );
}

function gridStyle(isThreadOpen: boolean) {
  return {
    display: 'grid',
    flexGrow: 1,
    minHeight: 0,
    gridTemplateColumns: {
      xs: 'minmax(0, 1fr)',
      md: '320px minmax(0, 1fr)',
      lg: '168px 320px minmax(0, 1fr) 272px',
    },
    gridTemplateRows: {
      xs: isThreadOpen ? 'minmax(0, 1fr)' : 'auto minmax(0, 1fr)',
      md: 'auto minmax(0, 1fr)',
      lg: 'minmax(0, 1fr)',
    },
    gridTemplateAreas: {
      xs: isThreadOpen ? '"thread"' : '"views" "list"',
      md: '"views thread" "list thread"',
      lg: '"views list thread side"',
    },
    // On a phone the list and the thread are two pages.
    '& > *': { minWidth: 0 },
    '@media (max-width: 899.95px)': isThreadOpen
      ? { '& > nav, & > [data-pane="list"]': { display: 'none' } }
      : { '& > [data-pane="thread"]': { display: 'none' } },
  } as const;
}

const listStyle = {
  gridArea: 'list',
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  borderRight: { md: 1 },
  borderColor: { md: 'divider' },
} as const;

const hiddenStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
