import { createRoute, lazyRouteComponent, stripSearchParams } from '@tanstack/react-router';
import { incidentSearchSchema } from '../../features/incident/incident-search.ts';
import { staffRoute } from '../root-route.ts';

export const incidentsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/incidents',
  validateSearch: incidentSearchSchema,
  search: { middlewares: [stripSearchParams({ status: 'open' })] },
  component: lazyRouteComponent(() => import('./incidents-page.tsx'), 'IncidentsPage'),
});
