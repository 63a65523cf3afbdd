import type { ZoneId } from '../../domain/ids.ts';
import { toZoneStatus } from '../../domain/zone/to-zone-status.ts';
import type { Context } from '../../services/context.ts';
import { listZoneSnapshots } from '../../services/conversation/list-zone-snapshots.ts';
import type { ZoneSnapshot } from '../../services/conversation/list-zone-snapshots.ts';
import type { ConversationDependencies } from './dependencies.ts';

/** A person waits for the answer: what the provider has not told by then is told as monitoring knows it. */
const READ_WITHIN_MS = 700;
/** Each zone costs a reading at the provider; for more of them the last sweep is fresh enough. */
const MOST_LIVE = 12;

/** Zones as they are now, else as they were at the last sweep. Never fails because the provider does. */
export async function readZonesLive(
  deps: Pick<ConversationDependencies, 'vendors' | 'log'>,
  context: Context,
  zoneIds: ZoneId[],
): Promise<ZoneSnapshot[]> {
  const snapshots = await listZoneSnapshots(context, zoneIds);
  if (snapshots.length > MOST_LIVE) return snapshots;
  try {
    const client = await deps.vendors.soundtrack(context.organizationId);
    const read = await client.readZones(
      snapshots.map((zone) => zone.soundtrackZoneId),
      { priority: 'command', signal: AbortSignal.timeout(READ_WITHIN_MS) },
    );
    return snapshots.map((snapshot) => {
      const reading = read.get(snapshot.soundtrackZoneId);
      if (reading === undefined || 'error' in reading) return snapshot;
      const status = toZoneStatus(reading);
      const { nowPlaying: track, volume } = reading;
      const nowPlaying = track === null ? null : `${track.title} by ${track.artist}`;
      return { ...snapshot, status, volume, nowPlaying };
    });
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown';
    deps.log.warn({ problem, zones: snapshots.length }, 'Zones could not be read for an answer');
    return snapshots;
  }
}
