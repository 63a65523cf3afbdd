import { sql } from 'drizzle-orm';
import { plannedActionsTable } from '../../db/schema/process/planned-actions.ts';
import type { PlannedActionStatus, ProcessType } from '../../domain/process/lists.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

export type PlannedAction = {
  processType: ProcessType;
  processId: string;
  workflowId: string;
  /** One live plan per process and key: planning again moves it. */
  key: string;
  action: string;
  facts?: Record<string, string | number | boolean | null>;
  dueAt: Date;
  status: PlannedActionStatus;
};

/** Writes what a process will do next, moves it, or marks it done or cancelled. */
export async function planActions(context: TransactionContext, ...actions: PlannedAction[]): Promise<void> {
  if (actions.length === 0) return;
  const updatedAt = context.clock.now();
  await context.tx
    .insert(plannedActionsTable)
    .values(
      actions.map((action) => ({
        id: newId(),
        organizationId: context.organizationId,
        ...action,
        facts: action.facts ?? {},
        updatedAt,
      })),
    )
    .onConflictDoUpdate({
      target: [plannedActionsTable.organizationId, plannedActionsTable.workflowId, plannedActionsTable.key],
      set: {
        action: sql`excluded.action`,
        facts: sql`excluded.facts`,
        dueAt: sql`excluded.due_at`,
        status: sql`excluded.status`,
        updatedAt,
      },
    });
}
