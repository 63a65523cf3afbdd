import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Clock } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';

/** One credential lists all accounts of an organization, so it is one shard until it grows beyond a credential. */
const FIRST_SHARD = 0;

/** Makes sure that every organization with a music account is watched. A sweep that runs already ignores it. */
export async function startSweeps({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): Promise<WorkflowEvent[]> {
  const watched = await inPlatform(database, (tx) =>
    tx
      .selectDistinct({ organizationId: providerConnectionsTable.organizationId })
      .from(providerConnectionsTable)
      .where(eq(providerConnectionsTable.vendor, 'soundtrack')),
  );
  const events: WorkflowEvent[] = [];
  for (const { organizationId } of watched) {
    const context = {
      database,
      clock,
      organizationId,
      actor: { kind: 'system' as const, name: 'start-sweeps' },
    };
    events.push(
      await inTransaction(context, (tx) =>
        addWorkflowEvent(tx, {
          processType: 'sweep',
          processId: String(FIRST_SHARD),
          signal: 'checkNow',
          payload: { zoneIds: [] },
        }),
      ),
    );
  }
  return events;
}
