import { and, isNotNull, lt } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { liveChangesTable } from '../../db/schema/live/live-changes.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { Context } from '../context.ts';

const DAY_MS = 86_400_000;
/** A browser that was away longer asks for everything anew. */
const LIVE_DAYS = 1;
/** Long enough to look into what a delivered fact was. */
const EVENT_DAYS = 7;

/** Removes what only had to be told: business rows and the audit are not touched. */
export async function pruneOldRows({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  const before = (days: number) => new Date(now - days * DAY_MS);
  await inPlatform(database, async (tx) => {
    await tx.delete(liveChangesTable).where(lt(liveChangesTable.at, before(LIVE_DAYS)));
    await tx
      .delete(workflowEventsTable)
      .where(
        and(
          isNotNull(workflowEventsTable.deliveredAt),
          lt(workflowEventsTable.createdAt, before(EVENT_DAYS)),
        ),
      );
  });
}
