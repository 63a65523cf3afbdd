import type { ZoneStatus } from '../zone/lists.ts';

/** One line of the live stream. The payload is the small new state; a screen that needs more asks for it. */
export type LiveChange =
  | {
      topic: 'zone';
      payload: {
        zoneId: string;
        venueId: string;
        status: ZoneStatus;
        statusSince: string;
        suspectedStatus: ZoneStatus | null;
        volume: number | null;
      };
    }
  | { topic: 'conversation'; payload: { conversationId: string } }
  | { topic: 'incident'; payload: { incidentId: string; venueId: string | null } }
  | { topic: 'coverage'; payload: { shard: number; readAt: string; zonesRead: number } }
  | { topic: 'process'; payload: { processType: string; processId: string } };
