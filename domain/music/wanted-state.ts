import type { ZoneId } from '../ids.ts';
import type { MusicChange, PlayerState } from './schemas.ts';
import { volumeByPercent, volumeBySteps } from './wanted-volume.ts';

/** What must be read back for the change to be true. A skip wants another song than the one read before. */
export type WantedState = Partial<Pick<PlayerState, 'volume' | 'isPlaying'>>;

export type Wanted =
  | { kind: 'state'; state: WantedState }
  /** Relative to a volume that the player does not tell. */
  | { kind: 'unreadable' }
  /** An undo that leaves this zone alone, because somebody else has changed it since. */
  | { kind: 'left_alone' };

export function wantedState(input: { change: MusicChange; zoneId: ZoneId; before: PlayerState }): Wanted {
  const { change, zoneId, before } = input;
  switch (change.kind) {
    case 'volume_by_percent':
      if (before.volume === null) return { kind: 'unreadable' };
      return { kind: 'state', state: { volume: volumeByPercent(before.volume, change.percent) } };
    case 'volume_by_steps':
      if (before.volume === null) return { kind: 'unreadable' };
      return { kind: 'state', state: { volume: volumeBySteps(before.volume, change.steps) } };
    case 'volume_to':
      return { kind: 'state', state: { volume: change.level } };
    case 'pause':
      return { kind: 'state', state: { isPlaying: false } };
    case 'play':
      return { kind: 'state', state: { isPlaying: true } };
    case 'skip':
      return { kind: 'state', state: {} };
    case 'restore': {
      const earlier = change.states.find((state) => state.zoneId === zoneId);
      if (earlier === undefined) return { kind: 'left_alone' };
      const { volume, isPlaying } = earlier;
      return {
        kind: 'state',
        state: { ...(volume !== null && { volume }), ...(isPlaying !== null && { isPlaying }) },
      };
    }
  }
}
