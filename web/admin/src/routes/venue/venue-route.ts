import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { staffRoute } from '../root-route.ts';

export const venueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/venues/$venueId',
  /** The zone whose details are open. */
  validateSearch: z.object({ zone: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./venue-page.tsx'), 'VenuePage'),
});
