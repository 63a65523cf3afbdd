import { authContract } from './auth.ts';
import { conversationContract } from './conversation.ts';
import { incidentContract } from './incident.ts';
import { monitoringContract } from './monitoring.ts';
import { musicContract } from './music.ts';
import { processContract } from './process.ts';
import { venueContract } from './venue.ts';
import { zoneContract } from './zone.ts';

/** The whole HTTP API under `/api/v1`: server, typed client and reference page are made from it. */
export const contract = {
  auth: authContract,
  venue: venueContract,
  zone: zoneContract,
  monitoring: monitoringContract,
  music: musicContract,
  conversation: conversationContract,
  incident: incidentContract,
  process: processContract,
};
