import { compareReading } from '../../domain/zone/compare-reading.ts';
import type { ZoneStatus } from '../../domain/zone/lists.ts';
import { toZoneStatus } from '../../domain/zone/to-zone-status.ts';
import type { ZoneReading } from '../../integrations/soundtrack/zone-reading.ts';
import type { ZoneSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import type { ZoneDifference } from '../../services/zone/record-sweep-page.ts';

/** What of the readings differs from what is known. Unchanged zones are not in it: they cost no write. */
export function compareReadings(
  snapshot: ReadonlyMap<string, ZoneSnapshot>,
  readings: readonly ZoneReading[],
): ZoneDifference[] {
  return readings.flatMap((reading) => {
    const zone = snapshot.get(reading.id);
    if (zone === undefined) return [];
    const comparison = compareReading(zone, toZoneStatus(reading));
    // a paused or offline player says no volume; the last one heard is kept
    const volume = reading.volume ?? zone.volume;
    const playlistName = reading.playFrom?.name ?? zone.playlistName;
    const isSame = comparison.kind === 'same' && volume === zone.volume && playlistName === zone.playlistName;
    const isStillSuspected = comparison.kind === 'suspected' && zone.suspectedStatus === comparison.status;
    return isSame || isStillSuspected ? [] : [{ zone, comparison, volume, playlistName, detail: null }];
  });
}

/** Zones that could not be read: our trouble, so they are `unknown` and never `offline`. */
export function unreadable(zones: Iterable<ZoneSnapshot>, detail: string): ZoneDifference[] {
  const unknown: ZoneStatus = 'unknown';
  return [...zones].flatMap((zone) => {
    const comparison = compareReading(zone, unknown);
    return comparison.kind === 'same'
      ? []
      : [{ zone, comparison, volume: zone.volume, playlistName: zone.playlistName, detail }];
  });
}
