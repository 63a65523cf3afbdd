import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { staffRoute } from '../root-route.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
