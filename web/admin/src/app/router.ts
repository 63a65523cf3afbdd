import { createRouter } from '@tanstack/react-router';
import { onSessionChange, getSession } from '../lib/api/session.ts';
import { queryClient } from '../lib/api/query-client.ts';
import { FailureInPage } from '../routes/failure-page.tsx';
import { routeTree } from '../routes/route-tree.ts';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: FailureInPage,
  // Search words are set while typing: the page must not jump.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// Signed out here or in another tab: nothing of the person stays, and the guards decide where to go.
onSessionChange(() => {
  if (getSession().state !== 'signed_out') return;
  queryClient.clear();
  void router.invalidate();
});
