import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { startSweep } from './start-sweep.ts';

/** Makes sure that every organization with a music account is watched. A sweep that runs already ignores it. */
export async function startSweeps(platform: Pick<Context, 'database' | 'clock'>): Promise<WorkflowEvent[]> {
  const watched = await inPlatform(platform.database, (tx) =>
    tx
      .selectDistinct({ organizationId: providerConnectionsTable.organizationId })
      .from(providerConnectionsTable)
      .where(eq(providerConnectionsTable.vendor, 'soundtrack')),
  );
  const events: WorkflowEvent[] = [];
  for (const { organizationId } of watched) {
    const actor = { kind: 'system' as const, name: 'start-sweeps' };
    events.push(await inTransaction({ ...platform, organizationId, actor }, startSweep));
  }
  return events;
}
