import { defineUpdate } from '@temporalio/workflow';
import type { MusicChangeId, OrganizationId, VenueId } from '../../domain/ids.ts';
import type { MusicChangeResult } from '../../domain/music/schemas.ts';

export const MUSIC_QUEUE = 'music';

export function musicWorkflowId(organizationId: OrganizationId, venueId: VenueId): string {
  return `music/${organizationId}/${venueId}`;
}

/** What was asked stands in `music_changes`, written before the update is sent; history holds ids only. */
export type ApplyMusicChangeInput = {
  changeId: MusicChangeId;
  /** Epoch ms: what the players have not confirmed by then is answered `on_the_way`. */
  answerBy: number;
  /** An emergency goes before everything that waits, also before reading back what went before. */
  isUrgent: boolean;
};

/** What is carried across continue-as-new: by then nobody waits for its answer any more. */
export type QueuedChange = ApplyMusicChangeInput & {
  /** Carried out and answered "on its way": it has to be read back. */
  isToConfirm: boolean;
  /** Answered "on its way" before its turn came, or by its first attempt. */
  wasAnswered: boolean;
};

export type MusicWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  venueId: VenueId;
  carried?: { queue: QueuedChange[] };
};

/** Update id = change id. Undo is a change of its own whose order is `restore`, so it takes the same road. */
export const applyMusicChangeUpdate = defineUpdate<MusicChangeResult, [ApplyMusicChangeInput]>(
  'applyMusicChange',
);
