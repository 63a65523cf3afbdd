import { bigserial, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { ACTOR_KINDS, PROCESS_TYPES } from '../../../domain/process/lists.ts';
import type { ActorKind, ProcessType } from '../../../domain/process/lists.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** What a process did and why, in words: a step name with its facts, put into the reader's language by the screen. */
export const processStepsTable = pgTable(
  'process_steps',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    processType: text('process_type').$type<ProcessType>().notNull(),
    /** The business object: conversation, incident, venue id, or the shard. */
    processId: text('process_id').notNull(),
    workflowId: text('workflow_id').notNull(),
    /** Unique within the process, so that a repeated activity writes one line. */
    key: text('key').notNull(),
    at: instant('at').notNull(),
    /** A name of the story's vocabulary: `incident.contact_told`. */
    step: text('step').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: text('actor_id'),
  },
  (t) => [
    unique('process_steps_key').on(t.organizationId, t.workflowId, t.key),
    index('process_steps_process').on(t.organizationId, t.processType, t.processId, t.sequence),
    oneOf('process_steps_type', t.processType, PROCESS_TYPES),
    oneOf('process_steps_actor_kind', t.actorKind, ACTOR_KINDS),
    scopePolicy('process_steps'),
  ],
);
