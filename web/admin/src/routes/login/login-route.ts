import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { ensureSession } from '../../lib/api/session.ts';
import { rootRoute } from '../root-route.ts';

/** Only addresses of this app: a link must not lead elsewhere after the sign-in. */
const search = z.object({
  wanted: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: search,
  beforeLoad: async ({ search: { wanted } }) => {
    // A server that is away must not hide the form.
    if (await ensureSession().catch(() => false)) throw redirect({ href: wanted ?? '/' });
  },
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
});
