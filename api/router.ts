import { authRoutes } from './auth/routes.ts';
import { conversationRoutes } from './conversation/routes.ts';
import { incidentRoutes } from './incident/routes.ts';
import { monitoringRoutes } from './monitoring/routes.ts';
import { musicRoutes } from './music/routes.ts';
import { processRoutes } from './process/routes.ts';
import { venueRoutes } from './venue/routes.ts';
import { zoneRoutes } from './zone/routes.ts';

/** The contract, answered. */
export const router = {
  auth: authRoutes,
  venue: venueRoutes,
  zone: zoneRoutes,
  monitoring: monitoringRoutes,
  music: musicRoutes,
  conversation: conversationRoutes,
  incident: incidentRoutes,
  process: processRoutes,
};
