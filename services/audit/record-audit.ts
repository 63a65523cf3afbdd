import { auditEntriesTable } from '../../db/schema/audit/audit-entries.ts';
import { actorId } from '../context.ts';
import type { TransactionContext } from '../context.ts';
import { insertInChunks } from '../insert-in-chunks.ts';
import { newId } from '../new-id.ts';

export type AuditEntry = {
  /** `conversation.assigned` */
  action: string;
  entityType: string;
  entityId: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Writes who did what in the transaction of the change, so that one never stands without the other. */
export async function recordAudit(context: TransactionContext, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertInChunks(
    context.tx,
    auditEntriesTable,
    entries.map((entry) => ({
      id: newId(),
      organizationId: context.organizationId,
      at: context.clock.now(),
      actorKind: context.actor.kind,
      actorId: actorId(context.actor),
      action: entry.action,
      entityType: entry.entityType,
      entityId: entry.entityId,
      before: entry.before ?? null,
      after: entry.after ?? null,
      requestId: context.requestId ?? null,
      workflowId: context.workflowId ?? null,
    })),
  );
}
