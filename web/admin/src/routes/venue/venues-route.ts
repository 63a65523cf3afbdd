import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { staffRoute } from '../root-route.ts';

const search = z.object({
  search: z.string().max(100).optional().catch(undefined),
});

export const venuesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/venues',
  validateSearch: search,
  component: lazyRouteComponent(() => import('./venues-page.tsx'), 'VenuesPage'),
});
