import { z } from 'zod';
import { ALERT_TYPES, SEVERITIES } from '../incident/lists.ts';
import { ZONE_STATUSES } from '../zone/lists.ts';
import { api, id, instant, noInput, page, pageOf } from './base.ts';

export const alertSchema = z.object({
  id,
  incidentId: id.nullable(),
  conversationId: id.nullable(),
  venueId: id.nullable(),
  venueName: z.string().nullable(),
  zoneId: id.nullable(),
  zoneName: z.string().nullable(),
  type: z.enum(ALERT_TYPES),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  isResolved: z.boolean(),
  createdAt: instant,
  resolvedAt: instant.nullable(),
});

export const monitoringStatusSchema = z.object({
  zones: z.record(z.enum(ZONE_STATUSES), z.number().int()),
  zonesTotal: z.number().int(),
  venuesTotal: z.number().int(),
  suspects: z.number().int(),
  openIncidents: z.number().int(),
  /** The proof that it watches: per shard, when it was last read and what that cost. */
  coverage: z.array(
    z.object({
      shard: z.number().int(),
      zones: z.number().int(),
      lastReadAt: instant.nullable(),
      ageSeconds: z.number().nullable(),
      isLate: z.boolean(),
      tokensUsed: z.number().int(),
      requests: z.number().int(),
    }),
  ),
  pace: z.object({
    pollingIntervalSeconds: z.number(),
    suspectRecheckSeconds: z.number(),
    offlineLongSeconds: z.number(),
    alertCooldownSeconds: z.number(),
  }),
});

export const monitoringContract = {
  status: api
    .route({
      method: 'GET',
      path: '/monitoring/status',
      tags: ['monitoring'],
      summary: 'The fleet in figures, and whether it is watched',
    })
    .input(noInput)
    .output(monitoringStatusSchema),
  alerts: api
    .route({
      method: 'GET',
      path: '/monitoring/alerts',
      tags: ['monitoring'],
      summary: 'Alerts, newest first',
    })
    .input(z.object({ isResolved: z.stringbool().optional(), venueId: id.optional(), ...page }))
    .output(pageOf(alertSchema)),
  resolveAlert: api
    .route({
      method: 'POST',
      path: '/monitoring/alerts/{alertId}/resolve',
      tags: ['monitoring'],
      summary: 'Mark an alert as resolved',
    })
    .input(z.object({ alertId: id }))
    .output(alertSchema),
};
