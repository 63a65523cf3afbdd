import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { plannedActionsTable } from '../../db/schema/process/planned-actions.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';
import { processSubject } from './process-subject.ts';

const AHEAD_DAYS = 7;

export function selectPlannedActions({ tx }: TransactionContext) {
  return tx
    .select({
      id: plannedActionsTable.id,
      processType: plannedActionsTable.processType,
      processId: plannedActionsTable.processId,
      subject: processSubject(plannedActionsTable.processType, plannedActionsTable.processId),
      action: plannedActionsTable.action,
      facts: plannedActionsTable.facts,
      dueAt: plannedActionsTable.dueAt,
      status: plannedActionsTable.status,
    })
    .from(plannedActionsTable);
}

/** What all processes will do within seven days, soonest first; what is overdue stands on top. */
export async function listPlannedActions(
  context: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  return inTransaction(context, async (inner) => {
    const after = decodeCursor(cursor, 2);
    const until = new Date(inner.clock.now().getTime() + AHEAD_DAYS * 86_400_000);
    const rows = await selectPlannedActions(inner)
      .where(
        and(
          eq(plannedActionsTable.status, 'planned'),
          lte(plannedActionsTable.dueAt, until),
          after === null
            ? undefined
            : sql`(${plannedActionsTable.dueAt}, ${plannedActionsTable.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(asc(plannedActionsTable.dueAt), asc(plannedActionsTable.id))
      .limit(limit + 1);
    return toPage(rows, limit, (row) => [row.dueAt.toISOString(), row.id]);
  });
}
