import { z } from 'zod';
import { INCIDENT_CAUSES, INCIDENT_STATUSES, SEVERITIES } from '../incident/lists.ts';
import { CHANNELS } from '../message/channels.ts';
import { OUTBOUND_STATUSES } from '../message/outbound.ts';
import { api, id, instant, page, pageOf } from './base.ts';

export const incidentRowSchema = z.object({
  id,
  venueId: id.nullable(),
  venueName: z.string().nullable(),
  city: z.string().nullable(),
  timezone: z.string().nullable(),
  cause: z.enum(INCIDENT_CAUSES),
  severity: z.enum(SEVERITIES),
  status: z.enum(INCIDENT_STATUSES),
  openedAt: instant,
  acknowledgedAt: instant.nullable(),
  acknowledgedByName: z.string().nullable(),
  resolvedAt: instant.nullable(),
  resolvedReason: z.string().nullable(),
  zones: z.array(z.object({ id, name: z.string(), isBack: z.boolean() })),
});

export const incidentDetailSchema = incidentRowSchema.extend({
  /** Who was told what, by which channel, and whether it arrived. */
  notices: z.array(
    z.object({
      outboundMessageId: id,
      contactName: z.string(),
      channel: z.enum(CHANNELS),
      text: z.string(),
      status: z.enum(OUTBOUND_STATUSES),
      at: instant,
    }),
  ),
  /** Who is next and when, if nobody acknowledges. */
  planned: z.array(
    z.object({ action: z.string(), dueAt: instant, facts: z.record(z.string(), z.unknown()) }),
  ),
  workflowUrl: z.string(),
});

export const incidentContract = {
  list: api
    .route({ method: 'GET', path: '/incidents', tags: ['incidents'], summary: 'Incidents, open first' })
    .input(z.object({ status: z.enum(['open', 'resolved', 'all']).default('open'), ...page }))
    .output(pageOf(incidentRowSchema)),
  get: api
    .route({
      method: 'GET',
      path: '/incidents/{incidentId}',
      tags: ['incidents'],
      summary: 'One incident with its chain',
    })
    .input(z.object({ incidentId: id }))
    .output(incidentDetailSchema),
  acknowledge: api
    .route({
      method: 'POST',
      path: '/incidents/{incidentId}/acknowledge',
      tags: ['incidents'],
      summary: 'I am on it: stops the escalation',
    })
    .input(z.object({ incidentId: id }))
    .output(incidentDetailSchema),
  resolve: api
    .route({
      method: 'POST',
      path: '/incidents/{incidentId}/resolve',
      tags: ['incidents'],
      summary: 'It is over, and why',
    })
    .input(z.object({ incidentId: id, reason: z.string().trim().min(1).max(500) }))
    .output(incidentDetailSchema),
};
