import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { z } from 'zod';
import { PROCESS_TYPES } from '../../../../../domain/process/lists.ts';
import { staffRoute } from '../root-route.ts';

const processType = z.enum(PROCESS_TYPES);

export const storyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/processes/$processType/$processId',
  params: {
    parse: ({ processType: given, processId }) => {
      const known = processType.safeParse(given);
      if (!known.success) throw notFound();
      return { processType: known.data, processId };
    },
    stringify: (params) => params,
  },
  component: lazyRouteComponent(() => import('./story-page.tsx'), 'StoryPage'),
});
