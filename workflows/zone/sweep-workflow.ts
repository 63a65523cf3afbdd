import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ZoneActivities } from '../../activities/zone/index.ts';
import type { ZoneId } from '../../domain/ids.ts';
import { searchAttributes } from '../loop/search-attributes.ts';
import { checkNowSignal, retiredSignal } from './contract.ts';
import type { SweepWorkflowInput } from './contract.ts';

const { sweepShard } = proxyActivities<ZoneActivities>({
  // a watch of half an hour, then a fresh one: no events per round
  startToCloseTimeout: '45 minutes',
  // a killed worker is noticed within this time, so at most one round is late
  heartbeatTimeout: '20 seconds',
  // the watch never gives up
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

const { readZonesNow } = proxyActivities<ZoneActivities>({
  // a few requests to the provider
  startToCloseTimeout: '30 seconds',
  // a person waits for it: three quick tries, then the next round does it anyway
  retry: { maximumAttempts: 3, initialInterval: '500 milliseconds' },
});

/** The watch over one shard. All it does durably is to keep one long activity alive and to pass on "check now". */
export async function sweepWorkflow(input: SweepWorkflowInput): Promise<void> {
  const asked: ZoneId[][] = [];
  let isRetired = false;
  setHandler(checkNowSignal, ({ zoneIds }) => void asked.push(zoneIds));
  setHandler(retiredSignal, () => {
    isRetired = true;
  });
  setCurrentDetails(
    `Watches shard ${input.shard}: reads it round after round, signals a venue only on a change.`,
  );

  upsertSearchAttributes(
    searchAttributes({ organizationId: input.organizationId, processStatus: 'watching' }),
  );

  while (!isRetired) {
    let isWatchOver = false;
    const watch = new CancellationScope();
    const watching = watch
      .run(() => sweepShard({ organizationId: input.organizationId, shard: input.shard }))
      .catch((error) => {
        if (!isCancellation(error)) throw error;
      })
      .finally(() => {
        isWatchOver = true;
      });
    while (!isWatchOver && !isRetired) {
      await condition(() => isWatchOver || isRetired || asked.length > 0);
      const zoneIds = asked.splice(0).flat();
      // a check that failed three times is no reason to stop the watch: the round reads the zone too
      if (zoneIds.length > 0)
        await readZonesNow({ organizationId: input.organizationId, zoneIds }).catch(() => undefined);
    }
    if (isRetired) watch.cancel();
    await watching;
    if (!isRetired && workflowInfo().continueAsNewSuggested && asked.length === 0) {
      await condition(allHandlersFinished);
      return continueAsNew<typeof sweepWorkflow>(input);
    }
  }
}
