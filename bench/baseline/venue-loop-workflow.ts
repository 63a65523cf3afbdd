import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { VenueLoopInput } from './contract.ts';
import type { createPollVenue } from './poll-venue.ts';

const { pollVenue } = proxyActivities<{ pollVenue: ReturnType<typeof createPollVenue> }>({
  // one request to the provider
  startToCloseTimeout: '30 seconds',
  // a venue that cannot be read is read again in its next turn
  retry: { maximumAttempts: 3 },
});

/** What the sweep is compared with: the loop that one writes first, a timer and a query for each venue. */
export async function venueLoopWorkflow(input: VenueLoopInput): Promise<void> {
  let { known } = input;
  await sleep(input.firstPauseMs);
  while (!workflowInfo().continueAsNewSuggested) {
    known = await pollVenue({ accountId: input.accountId, known });
    await sleep(input.intervalMs);
  }
  return continueAsNew<typeof venueLoopWorkflow>({ ...input, firstPauseMs: 1, known });
}
