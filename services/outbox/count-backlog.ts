import { count, isNull } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';

/** Facts that no workflow has taken yet, over all organizations. */
export async function countBacklog(database: Database): Promise<number> {
  const [row] = await inPlatform(database, (tx) =>
    tx.select({ waiting: count() }).from(workflowEventsTable).where(isNull(workflowEventsTable.deliveredAt)),
  );
  return row?.waiting ?? 0;
}
