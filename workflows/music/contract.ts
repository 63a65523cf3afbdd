import { defineUpdate } from '@temporalio/workflow';
import type { MusicChangeId, OrganizationId, VenueId } from '../../domain/ids.ts';
import type { MusicChangeResult } from '../../domain/music/schemas.ts';
import type { Carried } from '../loop/inbox.ts';

export const MUSIC_QUEUE = 'music';

export function musicWorkflowId(organizationId: OrganizationId, venueId: VenueId): string {
  return `music/${organizationId}/${venueId}`;
}

/** What was asked stands in `music_changes`, written before the update is sent; history holds ids only. */
export type ApplyMusicChangeInput = {
  changeId: MusicChangeId;
  /** Epoch ms: what the players have not confirmed by then is answered `on_the_way`. */
  answerBy: number;
};

export type MusicWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  venueId: VenueId;
  carried?: { inbox: Carried<ApplyMusicChangeInput> };
};

/** Update id = change id. Undo is a change of its own whose order is `restore`, so it takes the same road. */
export const applyMusicChangeUpdate = defineUpdate<MusicChangeResult, [ApplyMusicChangeInput]>(
  'applyMusicChange',
);
