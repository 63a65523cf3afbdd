import type { venueLoopWorkflow } from '../baseline/venue-loop-workflow.ts';
import { VENUE_LOOP_QUEUE, venueLoopId } from '../baseline/contract.ts';
import type { FleetAccount } from '../platform/sandbox-fleet.ts';
import type { Platform } from '../platform/start-platform.ts';

const AT_ONCE = 10;

/** One workflow for each venue, spread evenly over the interval. */
export async function startVenueLoops(
  { client }: Platform,
  { accounts, intervalMs }: { accounts: readonly FleetAccount[]; intervalMs: number },
): Promise<void> {
  await inTens(accounts, async ({ id: accountId }, index) => {
    const firstPauseMs = Math.round((index / accounts.length) * intervalMs) + 1;
    await client.workflow.start<typeof venueLoopWorkflow>('venueLoopWorkflow', {
      workflowId: venueLoopId(accountId),
      taskQueue: VENUE_LOOP_QUEUE,
      args: [{ accountId, intervalMs, firstPauseMs, known: null }],
    });
  });
}

export async function endVenueLoops({ client }: Platform, accounts: readonly FleetAccount[]): Promise<void> {
  await inTens(accounts, async ({ id }) => {
    await client.workflow.getHandle(venueLoopId(id)).terminate('the window is over');
  });
}

async function inTens<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map((item, index) => work(item, from + index)));
  }
}
