import { z } from 'zod';
import { ACTOR_KINDS, PLANNED_ACTION_STATUSES, PROCESS_TYPES } from '../process/lists.ts';
import { api, id, instant, noInput, page, pageOf } from './base.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const plannedActionSchema = z.object({
  id,
  processType: z.enum(PROCESS_TYPES),
  processId: z.string(),
  /** What it belongs to, in the reader's words: a contact, a venue. */
  subject: z.string(),
  action: z.string(),
  facts,
  dueAt: instant,
  status: z.enum(PLANNED_ACTION_STATUSES),
});

export const storySchema = z.object({
  processType: z.enum(PROCESS_TYPES),
  processId: z.string(),
  subject: z.string(),
  workflowId: z.string(),
  /** The same process in the Temporal Web UI. */
  workflowUrl: z.string(),
  steps: z.array(
    z.object({
      sequence: z.number().int(),
      at: instant,
      step: z.string(),
      facts,
      actorKind: z.enum(ACTOR_KINDS),
      actorName: z.string().nullable(),
    }),
  ),
  planned: z.array(plannedActionSchema),
});

export const processContract = {
  story: api
    .route({
      method: 'GET',
      path: '/processes/{processType}/{processId}',
      tags: ['processes'],
      summary: 'What a process did, waits for, will do',
    })
    .input(z.object({ processType: z.enum(PROCESS_TYPES), processId: z.string().min(1).max(100) }))
    .output(storySchema),
  planned: api
    .route({
      method: 'GET',
      path: '/planned-actions',
      tags: ['processes'],
      summary: 'What will happen within seven days',
    })
    .input(z.object({ ...page }))
    .output(pageOf(plannedActionSchema)),
  activity: api
    .route({ method: 'GET', path: '/activity', tags: ['processes'], summary: 'What just happened, in words' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            sequence: z.number().int(),
            at: instant,
            processType: z.enum(PROCESS_TYPES),
            processId: z.string(),
            subject: z.string(),
            step: z.string(),
            facts,
          }),
        ),
      }),
    ),
  system: api
    .route({
      method: 'GET',
      path: '/system',
      tags: ['system'],
      summary: 'What is real, what is sandboxed, where to look',
    })
    .input(noInput)
    .output(
      z.object({
        version: z.string(),
        sandboxedVendors: z.array(z.string()),
        sandboxUrl: z.string().nullable(),
        temporalUiUrl: z.string(),
        staff: z.array(z.object({ id, name: z.string(), role: z.string() })),
      }),
    ),
};
