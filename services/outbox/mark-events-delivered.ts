import { inArray } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { Context } from '../context.ts';

/** Takes delivered events out of the relay's queue. They may belong to several organizations. */
export async function markEventsDelivered(
  context: Pick<Context, 'database' | 'clock'>,
  events: readonly WorkflowEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map((event) => event.id);
  await inPlatform(context.database, (tx) =>
    tx
      .update(workflowEventsTable)
      .set({ deliveredAt: context.clock.now(), lastError: null })
      .where(inArray(workflowEventsTable.id, ids)),
  );
}
