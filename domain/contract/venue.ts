import { z } from 'zod';
import { VENUE_ROLES } from '../contact/lists.ts';
import { CHANNELS } from '../message/channels.ts';
import { openingHoursSchema } from '../venue/opening-hours.ts';
import { ZONE_STATUSES } from '../zone/lists.ts';
import { api, id, instant, page, pageOf } from './base.ts';
import { conversationRowSchema } from './conversation.ts';
import { incidentRowSchema } from './incident.ts';
import { zoneSchema } from './zone.ts';

export const venueRowSchema = z.object({
  id,
  name: z.string(),
  customerName: z.string(),
  brandName: z.string().nullable(),
  city: z.string(),
  countryCode: z.string(),
  timezone: z.string(),
  zones: z.number().int(),
  worstStatus: z.enum(ZONE_STATUSES).nullable(),
  openIncidentId: id.nullable(),
});

export const venueDetailSchema = venueRowSchema.extend({
  openingHours: openingHoursSchema.nullable(),
  silencedUntil: instant.nullable(),
  silenceReason: z.string().nullable(),
  zoneList: z.array(zoneSchema),
  contacts: z.array(
    z.object({
      id,
      name: z.string(),
      roles: z.array(z.enum(VENUE_ROLES)),
      channels: z.array(z.enum(CHANNELS)),
    }),
  ),
  incidents: z.array(incidentRowSchema),
  conversations: z.array(conversationRowSchema),
  /** Where the zones were last read, by the coverage of their shards. */
  lastReadAt: instant.nullable(),
});

export const venueContract = {
  list: api
    .route({ method: 'GET', path: '/venues', tags: ['venues'], summary: 'Venues by name, worst first' })
    .input(
      z.object({
        search: z.string().max(100).optional(),
        countryCode: z.string().length(2).optional(),
        ...page,
      }),
    )
    .output(pageOf(venueRowSchema)),
  get: api
    .route({
      method: 'GET',
      path: '/venues/{venueId}',
      tags: ['venues'],
      summary: 'One venue with zones, people, incidents, conversations',
    })
    .input(z.object({ venueId: id }))
    .output(venueDetailSchema),
  zones: api
    .route({
      method: 'GET',
      path: '/venues/{venueId}/zones',
      tags: ['venues'],
      summary: 'Zones of one venue',
    })
    .input(z.object({ venueId: id }))
    .output(z.object({ rows: z.array(zoneSchema) })),
  silence: api
    .route({
      method: 'PUT',
      path: '/venues/{venueId}/silence',
      tags: ['venues'],
      summary: 'Agree on a silence, or lift it',
    })
    .input(z.object({ venueId: id, until: instant.nullable(), reason: z.string().max(200) }))
    .output(venueDetailSchema),
};
