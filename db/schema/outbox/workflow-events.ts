import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { WorkflowEventId } from '../../../domain/ids.ts';
import { PROCESS_TYPES } from '../../../domain/process/lists.ts';
import type { ProcessType } from '../../../domain/process/lists.ts';
import { instant, oneOf, organizationId, platformPolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** The outbox: written with the fact, delivered after the commit; the relay delivers what a crash left behind. */
export const workflowEventsTable = pgTable(
  'workflow_events',
  {
    id: uuid('id').$type<WorkflowEventId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    processType: text('process_type').$type<ProcessType>().notNull(),
    processId: text('process_id').notNull(),
    signal: text('signal').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    deliveredAt: instant('delivered_at'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    lastError: text('last_error'),
  },
  (t) => [
    // the relay's queue
    index('workflow_events_due').on(t.nextAttemptAt).where(sql`delivered_at is null`),
    index('workflow_events_organization').on(t.organizationId),
    oneOf('workflow_events_type', t.processType, PROCESS_TYPES),
    platformPolicy('workflow_events'),
  ],
);
