import { inboxRoute } from './conversation/inbox-route.ts';
import { incidentsRoute } from './incident/incidents-route.ts';
import { loginRoute } from './login/login-route.ts';
import { overviewRoute } from './overview/overview-route.ts';
import { storyRoute } from './process/story-route.ts';
import { rootRoute, staffRoute } from './root-route.ts';
import { venueRoute } from './venue/venue-route.ts';
import { venuesRoute } from './venue/venues-route.ts';
import { zonesRoute } from './zone/zones-route.ts';

/** Every address of the app. A page is registered here and nowhere else; its component is loaded when it is opened. */
export const routeTree = rootRoute.addChildren([
  loginRoute,
  staffRoute.addChildren([
    overviewRoute,
    zonesRoute,
    venuesRoute,
    venueRoute,
    inboxRoute,
    incidentsRoute,
    storyRoute,
  ]),
]);
