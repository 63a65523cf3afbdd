import { z } from 'zod';
import { MUSIC_CHANGE_STATUSES, ZONE_OUTCOMES } from '../music/lists.ts';
import { ACTOR_KINDS } from '../process/lists.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import { api, id, instant, page, pageOf } from './base.ts';

const playerState = z.object({
  volume: z.number().int().nullable(),
  isPlaying: z.boolean().nullable(),
  isOnline: z.boolean(),
  nowPlaying: z.string().nullable(),
});

export const musicChangeViewSchema = z.object({
  id,
  venueId: id,
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string().nullable(),
  reason: z.string(),
  /** `volume_by_percent`, `pause`, ...: a kind the reader does not know is shown as "other". */
  kind: z.string(),
  status: z.enum(MUSIC_CHANGE_STATUSES),
  undoesChangeId: id.nullable(),
  isUndone: z.boolean(),
  createdAt: instant,
  settledAt: instant.nullable(),
  zones: z.array(
    z.object({
      zoneId: id,
      zoneName: z.string(),
      outcome: z.enum(ZONE_OUTCOMES),
      reasonCode: z.string().nullable(),
      before: playerState.nullable(),
      after: playerState.nullable(),
    }),
  ),
});

export const musicContract = {
  apply: api
    .route({
      method: 'POST',
      path: '/venues/{venueId}/music-changes',
      tags: ['music'],
      summary: 'Change the music and read it back',
    })
    .input(
      z.object({
        venueId: id,
        /** Made by the client (UUID): sending it again is the same change. */
        changeId: id,
        zoneIds: z.array(id).min(1).max(100),
        change: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('volume_to'), level: z.number().int().min(VOLUME_MIN).max(VOLUME_MAX) }),
          z.object({ kind: z.literal('volume_by_percent'), percent: z.number().min(-100).max(100) }),
          z.object({ kind: z.literal('pause') }),
          z.object({ kind: z.literal('play') }),
          z.object({ kind: z.literal('skip') }),
        ]),
      }),
    )
    .output(musicChangeViewSchema),
  undo: api
    .route({
      method: 'POST',
      path: '/music-changes/{undoesChangeId}/undo',
      tags: ['music'],
      summary: 'Take a change back, through the same checks',
    })
    .input(z.object({ undoesChangeId: id, changeId: id }))
    .output(musicChangeViewSchema),
  list: api
    .route({
      method: 'GET',
      path: '/venues/{venueId}/music-changes',
      tags: ['music'],
      summary: 'Who changed the music, newest first',
    })
    .input(z.object({ venueId: id, ...page }))
    .output(pageOf(musicChangeViewSchema)),
};
