import type { ZoneStatus } from './lists.ts';

/** What the provider says about a zone, in its own words. */
export type ZoneFacts = {
  isPaired: boolean;
  online: boolean;
  /** ACTIVE, CANCELLED, EXPIRED, INACTIVE, PAUSED; null when it does not say. */
  subscriptionState: string | null;
  /** playing, paused, offline, unpaired, not_supported; null when it does not say. */
  playbackState: string | null;
  volume: number | null;
};

const LAPSED = new Set(['CANCELLED', 'EXPIRED', 'INACTIVE', 'PAUSED']);

/** The provider's states in their real order: an expired zone may still report that it is online. */
export function toZoneStatus(facts: ZoneFacts): ZoneStatus {
  if (!facts.isPaired) return 'unpaired';
  if (facts.subscriptionState !== null && LAPSED.has(facts.subscriptionState)) return 'expired';
  if (!facts.online) return 'offline';
  // online, and what it does was not told: a part of the answer failed, which is no news about the zone
  if (facts.playbackState === null) return 'unknown';
  if (facts.playbackState === 'paused') return 'paused';
  if (facts.volume === 0) return 'muted';
  return 'playing';
}

/** Music can be heard, or is silent because somebody wants it so. */
export function isUp(status: ZoneStatus): boolean {
  return status === 'playing' || status === 'paused' || status === 'muted';
}
