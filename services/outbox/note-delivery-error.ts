import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { WorkflowEventId } from '../../domain/ids.ts';
import type { Context } from '../context.ts';

/** Says on the event itself why it is still here; the relay tries on. */
export async function noteDeliveryError(
  context: Pick<Context, 'database'>,
  input: { eventId: WorkflowEventId; error: string },
): Promise<void> {
  await inPlatform(context.database, (tx) =>
    tx
      .update(workflowEventsTable)
      .set({ lastError: input.error.slice(0, 500) })
      .where(eq(workflowEventsTable.id, input.eventId)),
  );
}
