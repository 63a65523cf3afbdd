import { liveChangesTable } from '../../db/schema/live/live-changes.ts';
import type { LiveChange } from '../../domain/contract/live.ts';
import type { TransactionContext } from '../context.ts';

/** Tells browsers what changed, in the transaction of the change; one insert per batch. */
export async function publishChanges(
  context: TransactionContext,
  changes: readonly LiveChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const at = context.clock.now();
  await context.tx.insert(liveChangesTable).values(
    changes.map((change) => ({
      organizationId: context.organizationId,
      topic: change.topic,
      payload: change.payload,
      at,
    })),
  );
}
