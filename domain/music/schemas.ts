import { z } from 'zod';
import { idSchema } from '../ids.ts';
import type { MusicChangeId, OrganizationId, VenueId, ZoneId } from '../ids.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import type { ZoneOutcome } from './lists.ts';

/** What is wanted of a zone. Percent is of the present volume, on Soundtrack's 0-16 scale. */
export const musicChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('volume_by_percent'), percent: z.number().min(-100).max(100) }),
  z.object({ kind: z.literal('volume_by_steps'), steps: z.number().int().min(-VOLUME_MAX).max(VOLUME_MAX) }),
  z.object({ kind: z.literal('volume_to'), level: z.number().int().min(VOLUME_MIN).max(VOLUME_MAX) }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('play') }),
  z.object({ kind: z.literal('skip') }),
  /** Only made by an undo: back to what was read before. */
  z.object({
    kind: z.literal('restore'),
    states: z.array(
      z.object({
        zoneId: idSchema<ZoneId>(),
        volume: z.number().int().nullable(),
        isPlaying: z.boolean().nullable(),
      }),
    ),
  }),
]);
export type MusicChange = z.infer<typeof musicChangeSchema>;

export const musicOrderSchema = z.object({
  zoneIds: z.array(idSchema<ZoneId>()).min(1),
  change: musicChangeSchema,
});
export type MusicOrder = z.infer<typeof musicOrderSchema>;

/** A player as read at the provider. */
export type PlayerState = {
  volume: number | null;
  isPlaying: boolean | null;
  isOnline: boolean;
  nowPlaying: string | null;
};

export type ZoneResult = {
  zoneId: ZoneId;
  outcome: ZoneOutcome;
  before: PlayerState | null;
  after: PlayerState | null;
  /** A reason that a person can read, for refusals and failures: a stable code such as `music.above_ceiling`. */
  reasonCode: string | null;
};

/**
 * The answer of `applyMusicChange`: final, or with zones still `on_the_way`. No zones at all: the change still
 * waits for its turn, so everything is on the way. Titles are left out; `getMusicChange` has them.
 */
export type MusicChangeResult = { changeId: MusicChangeId; isSettled: boolean; zones: ZoneResult[] };

/** Sends a change that stands in `music_changes` to the venue's one writer and waits for its answer. */
export type ApplyMusicChange = (input: {
  organizationId: OrganizationId;
  venueId: VenueId;
  changeId: MusicChangeId;
  /** Epoch ms: what the players have not confirmed by then is answered `on_the_way`. */
  answerBy: number;
  /** An emergency goes before everything that waits. */
  isUrgent?: boolean;
}) => Promise<MusicChangeResult>;
