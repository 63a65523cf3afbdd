import { createRoute, lazyRouteComponent, stripSearchParams } from '@tanstack/react-router';
import { inboxSearchSchema } from '../../features/conversation/inbox-search.ts';
import { staffRoute } from '../root-route.ts';

export const inboxRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/inbox',
  validateSearch: inboxSearchSchema,
  search: { middlewares: [stripSearchParams({ view: 'all_open', search: '' })] },
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
});
