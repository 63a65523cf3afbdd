import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Inbox } from '../../features/conversation/components/inbox.tsx';
import type { InboxSearch } from '../../features/conversation/inbox-search.ts';
import { inboxRoute } from './inbox-route.ts';

export function InboxPage() {
  const search = inboxRoute.useSearch();
  const navigate = useNavigate({ from: inboxRoute.fullPath });
  const onSearch = useCallback(
    (next: Partial<InboxSearch>, how?: 'replace') =>
      void navigate({ search: (held) => ({ ...held, ...next }), replace: how === 'replace' }),
    [navigate],
  );
  return <Inbox search={search} onSearch={onSearch} />;
}
