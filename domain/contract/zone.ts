import { z } from 'zod';
import { ZONE_KINDS, ZONE_STATUSES } from '../zone/lists.ts';
import { api, id, instant, noInput, page, pageOf } from './base.ts';

export const zoneSchema = z.object({
  id,
  venueId: id,
  name: z.string(),
  kind: z.enum(ZONE_KINDS),
  status: z.enum(ZONE_STATUSES),
  statusSince: instant,
  /** One reading differs; the second is awaited. */
  suspectedStatus: z.enum(ZONE_STATUSES).nullable(),
  volume: z.number().int().nullable(),
  volumeCeiling: z.number().int().nullable(),
  nowPlaying: z.string().nullable(),
  playlistName: z.string().nullable(),
});

/** A row of the live grid: small, since there are 10,000 of them. */
export const zoneRowSchema = zoneSchema
  .pick({
    id: true,
    venueId: true,
    name: true,
    status: true,
    statusSince: true,
    suspectedStatus: true,
    volume: true,
    nowPlaying: true,
  })
  .extend({
    venueName: z.string(),
    brandName: z.string().nullable(),
    city: z.string(),
    countryCode: z.string(),
  });

export const zoneContract = {
  list: api
    .route({
      method: 'GET',
      path: '/zones',
      tags: ['zones'],
      summary: 'All zones with their live status, worst first',
    })
    .input(noInput)
    .output(
      z.object({
        rows: z.array(zoneRowSchema),
        /** Position in the live stream that this answer already contains. */
        liveCursor: z.string(),
        /** Newest coverage stamp over all shards: when the fleet was last read. */
        lastReadAt: instant.nullable(),
      }),
    ),
  history: api
    .route({
      method: 'GET',
      path: '/monitoring/zones/{zoneId}/history',
      tags: ['monitoring'],
      summary: 'Status changes of one zone',
    })
    .input(z.object({ zoneId: id, ...page }))
    .output(
      pageOf(
        z.object({
          id,
          at: instant,
          previousStatus: z.enum(ZONE_STATUSES),
          status: z.enum(ZONE_STATUSES),
          detail: z.string().nullable(),
        }),
      ),
    ),
  checkNow: api
    .route({
      method: 'POST',
      path: '/monitoring/zones/{zoneId}/check',
      tags: ['monitoring'],
      summary: 'Read this zone now',
    })
    .input(z.object({ zoneId: id }))
    .output(z.object({ requestedAt: instant })),
};
