import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { plannedActionsTable } from '../../db/schema/process/planned-actions.ts';
import { processStepsTable } from '../../db/schema/process/process-steps.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { notFound } from '../../domain/errors.ts';
import type { ProcessType } from '../../domain/process/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { selectPlannedActions } from './list-planned-actions.ts';
import { processSubject } from './process-subject.ts';

/** A story longer than this is read in the Temporal Web UI. */
const NEWEST_STEPS = 500;

/** What a process did, waits for and will do. @throws DomainError process.not_found when it has left no line */
export async function getStory(
  context: Context,
  { processType, processId }: { processType: ProcessType; processId: string },
) {
  return inTransaction(context, async (inner) => {
    const { tx } = inner;
    const steps = await tx
      .select({
        sequence: processStepsTable.sequence,
        at: processStepsTable.at,
        step: processStepsTable.step,
        facts: processStepsTable.facts,
        actorKind: processStepsTable.actorKind,
        actorName: sql<string | null>`coalesce(${usersTable.name}, ${contactsTable.name})`,
        workflowId: processStepsTable.workflowId,
        subject: processSubject(processStepsTable.processType, processStepsTable.processId),
      })
      .from(processStepsTable)
      .leftJoin(usersTable, sql`${usersTable.id}::text = ${processStepsTable.actorId}`)
      .leftJoin(contactsTable, sql`${contactsTable.id}::text = ${processStepsTable.actorId}`)
      .where(and(eq(processStepsTable.processType, processType), eq(processStepsTable.processId, processId)))
      .orderBy(desc(processStepsTable.sequence))
      .limit(NEWEST_STEPS);
    const [newest] = steps;
    if (newest === undefined) throw notFound('process');
    const planned = await selectPlannedActions(inner)
      .where(
        and(
          eq(plannedActionsTable.processType, processType),
          eq(plannedActionsTable.processId, processId),
          eq(plannedActionsTable.status, 'planned'),
        ),
      )
      .orderBy(asc(plannedActionsTable.dueAt));
    return {
      processType,
      processId,
      subject: newest.subject,
      workflowId: newest.workflowId,
      steps: steps.toReversed().map(({ workflowId: _w, subject: _s, ...step }) => step),
      planned,
    };
  });
}
