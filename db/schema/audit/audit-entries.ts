import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ActorKind } from '../../../domain/process/lists.ts';
import { instant, organizationId, scopePolicy } from '../columns.ts';

/** Who did what on what, written in the transaction of the change. Append-only; partitioned by month of `at`. */
export const auditEntriesTable = pgTable(
  'audit_entries',
  {
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: text('actor_id'),
    /** `conversation.assigned` */
    action: text('action').notNull(),
    entityType: text('entity_type').notNull(),
    entityId: text('entity_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    requestId: text('request_id'),
    workflowId: text('workflow_id'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.at] }),
    index('audit_entries_entity').on(t.organizationId, t.entityType, t.entityId, t.at),
    scopePolicy('audit_entries'),
  ],
);
