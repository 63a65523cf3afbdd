export const MUSIC_CHANGE_STATUSES = ['accepted', 'carrying_out', 'settled'] as const;
export type MusicChangeStatus = (typeof MUSIC_CHANGE_STATUSES)[number];

/** What became of a change in one zone. `on_the_way` is the honest answer while the player has not confirmed. */
export const ZONE_OUTCOMES = [
  'verified',
  'on_the_way',
  'not_verified',
  'refused',
  'player_offline',
  'failed',
] as const;
export type ZoneOutcome = (typeof ZONE_OUTCOMES)[number];
