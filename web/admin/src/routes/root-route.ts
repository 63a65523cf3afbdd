import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ensureSession } from '../lib/api/session.ts';
import { FailurePage } from './failure-page.tsx';
import { MissingPage } from './missing-page.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: MissingPage, errorComponent: FailurePage });

/** Parent of every page behind the sign-in: rail, banners, live stream. Who is not signed in comes back after it. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  beforeLoad: async ({ location }) => {
    if (await ensureSession()) return;
    const wanted = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/login', search: wanted === undefined ? {} : { wanted } });
  },
  component: lazyRouteComponent(() => import('../app/layout/staff-layout.tsx'), 'StaffLayout'),
  errorComponent: FailurePage,
});
