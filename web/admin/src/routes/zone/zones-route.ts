import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { zoneSearchSchema } from '../../features/zone/zone-search.ts';
import { staffRoute } from '../root-route.ts';

export const zonesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/zones',
  validateSearch: zoneSearchSchema,
  component: lazyRouteComponent(() => import('./zones-page.tsx'), 'ZonesPage'),
});
