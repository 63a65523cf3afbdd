import type { ConversationId, MusicChangeId, VenueId, ZoneId } from '../ids.ts';
import type { ActorKind } from '../process/lists.ts';
import type { MusicChangeStatus, ZoneOutcome } from './lists.ts';
import type { MusicChange, PlayerState } from './schemas.ts';

/** One change as people read it: what was ordered, by whom, and what became of it in each zone. */
export type MusicChangeView = {
  changeId: MusicChangeId;
  venueId: VenueId;
  venueName: string;
  timezone: string;
  conversationId: ConversationId | null;
  actorKind: ActorKind;
  actorId: string | null;
  /** Of a member of staff or a contact; others have none. */
  actorName: string | null;
  reason: string;
  change: MusicChange;
  status: MusicChangeStatus;
  undoesChangeId: MusicChangeId | null;
  isUndone: boolean;
  createdAt: Date;
  settledAt: Date | null;
  zones: MusicChangeZoneView[];
};

/** A zone that nothing was noted of yet is on the way. */
export type MusicChangeZoneView = {
  zoneId: ZoneId;
  zoneName: string;
  outcome: ZoneOutcome;
  reasonCode: string | null;
  before: PlayerState | null;
  after: PlayerState | null;
  volumeCeiling: number | null;
  /** As monitoring knows it; null while the zone is not known to be offline. */
  offlineSince: Date | null;
};
