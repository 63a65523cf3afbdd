import type { ZoneStatus } from './lists.ts';

/** What needs a look first. Unpaired and expired are how a fleet is found; offline and unknown are news. */
export const WORST_FIRST: readonly ZoneStatus[] = [
  'offline',
  'unknown',
  'muted',
  'expired',
  'unpaired',
  'paused',
  'playing',
];

/** Smaller is worse; a suspect stands before everything that is known. */
export function rankZone(zone: { status: ZoneStatus; suspectedStatus: ZoneStatus | null }): number {
  return zone.suspectedStatus === null ? WORST_FIRST.indexOf(zone.status) : -1;
}
