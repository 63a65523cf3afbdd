import type { LiveChange } from '../../../../../domain/contract/live.ts';
import { glowMs } from '../../../../ui/theme/tokens.ts';

export type ZoneChange = Extract<LiveChange, { topic: 'zone' }>['payload'];
type Patchable = {
  id: string;
  status: ZoneChange['status'];
  statusSince: string;
  suspectedStatus: ZoneChange['suspectedStatus'];
  volume: number | null;
};

/** Kept as long as a slow answer may be under way. */
const REMEMBERED_MS = 60_000;
const recent: { at: number; change: ZoneChange }[] = [];

export function rememberZoneChange(change: ZoneChange): void {
  const now = Date.now();
  recent.push({ at: now, change });
  while (recent[0] !== undefined && now - recent[0].at > REMEMBERED_MS) recent.shift();
}

/** A row that has just come to its place because of a change says so too. */
export function hasJustChanged(zoneId: string): boolean {
  const since = Date.now() - glowMs;
  return recent.some(({ at, change }) => at >= since && change.zoneId === zoneId);
}

/** An answer that was asked before a change and came after it must not take it back. */
export function withChangesSince<Zone extends Patchable>(zones: Zone[], askedAt: number): Zone[] {
  return patchZones(zones, latestByZone(recent.filter(({ at }) => at >= askedAt)));
}

/** The same array when nothing of it changed: what shows it does not draw again. */
export function patchZones<Zone extends Patchable>(zones: Zone[], changes: Map<string, ZoneChange>): Zone[] {
  let isTouched = false;
  const patched = zones.map((zone) => {
    const change = changes.get(zone.id);
    if (change === undefined) return zone;
    isTouched = true;
    const { status, statusSince, suspectedStatus, volume } = change;
    return { ...zone, status, statusSince, suspectedStatus, volume };
  });
  return isTouched ? patched : zones;
}

function latestByZone(entries: { change: ZoneChange }[]): Map<string, ZoneChange> {
  return new Map(entries.map(({ change }) => [change.zoneId, change]));
}
