/** What a zone is known to be. `unknown` is ours: we could not read it; it is never `offline`. */
export const ZONE_STATUSES = [
  'playing',
  'paused',
  'muted',
  'offline',
  'unpaired',
  'expired',
  'unknown',
] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

/** Kinds of place a stream plays in (MUS-03). */
export const ZONE_KINDS = [
  'lobby',
  'restaurant',
  'bar',
  'pool',
  'spa',
  'gym',
  'retail',
  'studio',
  'other',
] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** Soundtrack's volume steps. */
export const VOLUME_MIN = 0;
export const VOLUME_MAX = 16;
