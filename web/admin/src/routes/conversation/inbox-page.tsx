import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Inbox } from '../../features/conversation/components/inbox.tsx';
import type { InboxSearch } from '../../features/conversation/inbox-search.ts';

const route = getRouteApi('/staff/inbox');

export function InboxPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: Partial<InboxSearch>, how?: 'replace') =>
      void navigate({ search: (held) => ({ ...held, ...next }), replace: how === 'replace' }),
    [navigate],
  );
  return <Inbox search={search} onSearch={onSearch} />;
}
