import { and, asc, inArray, isNull, lte, sql } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { Context } from '../context.ts';

/** Longer than a delivery takes, so that an event is not claimed again while it is on its way. */
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 60;

/**
 * Takes what is due, of all organizations, oldest first, and puts it off by a growing pause: a relay that dies in the
 * middle of its delivery leaves it to the next one. Two relays never claim the same event at once.
 */
export async function claimDueEvents(
  context: Pick<Context, 'database' | 'clock'>,
  input: { limit: number },
): Promise<WorkflowEvent[]> {
  const now = context.clock.now();
  const { id, attempts, deliveredAt, nextAttemptAt } = workflowEventsTable;
  return inPlatform(context.database, async (tx) => {
    const due = tx
      .select({ id })
      .from(workflowEventsTable)
      .where(and(isNull(deliveredAt), lte(nextAttemptAt, now)))
      .orderBy(asc(nextAttemptAt), asc(id))
      .limit(input.limit)
      .for('update', { skipLocked: true });
    const pause = sql`least(${FIRST_PAUSE_SECONDS} * power(2, least(${attempts}, 10)), ${LONGEST_PAUSE_SECONDS})`;
    const claimed = await tx
      .update(workflowEventsTable)
      .set({
        attempts: sql`${attempts} + 1`,
        nextAttemptAt: sql`${now.toISOString()}::timestamptz + ${pause} * interval '1 second'`,
      })
      .where(inArray(id, due))
      .returning({
        id,
        organizationId: workflowEventsTable.organizationId,
        processType: workflowEventsTable.processType,
        processId: workflowEventsTable.processId,
        signal: workflowEventsTable.signal,
        payload: workflowEventsTable.payload,
      });
    // ids rise with time; an update returns its rows in no particular order
    return claimed.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  });
}
