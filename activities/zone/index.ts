import { wrapActivity } from '../wrap-activity.ts';
import type { ZoneDependencies } from './dependencies.ts';
import { createReadZonesNow } from './read-zones-now.ts';
import { createSweepShard } from './sweep-shard.ts';

export type ZoneActivities = ReturnType<typeof createZoneActivities>;

/** What the sweep's queue can do. */
export function createZoneActivities(deps: ZoneDependencies) {
  return {
    sweepShard: wrapActivity(createSweepShard(deps)),
    readZonesNow: wrapActivity(createReadZonesNow(deps)),
  };
}
