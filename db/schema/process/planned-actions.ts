import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { PLANNED_ACTION_STATUSES, PROCESS_TYPES } from '../../../domain/process/lists.ts';
import type { PlannedActionStatus, ProcessType } from '../../../domain/process/lists.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';

/** What a process will do next and when. The next seven days are read here, never from workflows. */
export const plannedActionsTable = pgTable(
  'planned_actions',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    processType: text('process_type').$type<ProcessType>().notNull(),
    processId: text('process_id').notNull(),
    workflowId: text('workflow_id').notNull(),
    /** One live plan per process and key: planning again moves it. */
    key: text('key').notNull(),
    action: text('action').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    dueAt: instant('due_at').notNull(),
    status: text('status').$type<PlannedActionStatus>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('planned_actions_key').on(t.organizationId, t.workflowId, t.key),
    index('planned_actions_due').on(t.organizationId, t.dueAt).where(sql`status = 'planned'`),
    index('planned_actions_process').on(t.organizationId, t.processType, t.processId),
    oneOf('planned_actions_type', t.processType, PROCESS_TYPES),
    oneOf('planned_actions_status', t.status, PLANNED_ACTION_STATUSES),
    scopePolicy('planned_actions'),
  ],
);
