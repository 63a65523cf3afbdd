import type { MusicChange, PlayerState } from './schemas.ts';
import type { WantedState } from './wanted-state.ts';

/** Whether what was read back is what was wanted. A value that the player does not tell confirms nothing. */
export function isConfirmed(input: {
  kind: MusicChange['kind'];
  wanted: WantedState;
  before: PlayerState;
  now: PlayerState;
}): boolean {
  const { kind, wanted, before, now } = input;
  if (!now.isOnline) return false;
  if (kind === 'skip') return now.nowPlaying !== null && now.nowPlaying !== before.nowPlaying;
  if (wanted.volume !== undefined && now.volume !== wanted.volume) return false;
  return wanted.isPlaying === undefined || now.isPlaying === wanted.isPlaying;
}
