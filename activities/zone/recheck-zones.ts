import { newId } from '../../services/new-id.ts';
import { loadShardSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import type { ZoneSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import { recordSweepPage } from '../../services/zone/record-sweep-page.ts';
import { compareReadings } from './compare-readings.ts';
import type { Watch } from './sweep-round.ts';

/** Reads a few zones by themselves: suspects for their second reading, or those a person asked for. */
export async function recheckZones({
  deps,
  context,
  client,
  shard,
  signal,
  zones,
}: Watch & { zones: readonly Pick<ZoneSnapshot, 'soundtrackZoneId'>[] }): Promise<void> {
  const readings = await client
    .readZones(
      zones.map((zone) => zone.soundtrackZoneId),
      { signal },
    )
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      // the next round reads them too; a suspect stays a suspect and nothing is claimed
      deps.log.warn({ shard, error }, 'zones could not be read again');
      return null;
    });
  if (readings === null) return;
  const read = [...readings.values()].flatMap((reading) => ('error' in reading ? [] : [reading]));
  const snapshot = await loadShardSnapshot(context, shard);
  const { events } = await recordSweepPage(context, {
    shard,
    sweepId: newId(),
    page: 0,
    readAt: context.clock.now(),
    zonesRead: read.length,
    zonesMissing: 0,
    tokensUsed: client.budget().lastCost ?? 0,
    requests: 1,
    error: null,
    differences: compareReadings(snapshot, read),
  });
  await deps.deliverEvents(events);
}
