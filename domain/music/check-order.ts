import type { ActorKind } from '../process/lists.ts';
import type { UserRole } from '../user/lists.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import { volumeOutOfRange } from './errors.ts';
import type { MusicChange, PlayerState } from './schemas.ts';
import type { WantedState } from './wanted-state.ts';

/** How far each may go without a person's approval. */
export const MUSIC_RISK_POLICY = {
  version: 'music-risk-1',
  /** A quarter of the scale. Null: any. */
  largestRaise: { contact: 4, staff: null, manager: null },
  mayExceedCeiling: { contact: false, staff: false, manager: true },
} as const satisfies {
  version: string;
  largestRaise: Record<Orderer, number | null>;
  mayExceedCeiling: Record<Orderer, boolean>;
};

/** In whose right an order stands. The bot never has more than the contact it speaks with. */
export type Orderer = 'contact' | 'staff' | 'manager';
export type ZoneRefusal = 'music.needs_approval' | 'music.above_ceiling';

export function ordererOf(actorKind: ActorKind, role: UserRole | null): Orderer {
  if (actorKind === 'contact' || actorKind === 'bot') return 'contact';
  return role === 'manager' || role === 'admin' ? 'manager' : 'staff';
}

/**
 * Whether a zone may be brought to a state. Only more volume is a risk: turning down, pausing, playing and skipping
 * never are. An undo may raise by any step, as the volume was there before; the ceiling holds for it, too.
 */
export function checkZone(input: {
  kind: MusicChange['kind'];
  wanted: WantedState;
  before: PlayerState;
  volumeCeiling: number | null;
  orderer: Orderer;
}): ZoneRefusal | null {
  const { wanted, before, volumeCeiling, orderer } = input;
  if (wanted.volume === undefined || wanted.volume === null) return null;
  // a volume that is not told may have been silence
  const raise = wanted.volume - (before.volume ?? VOLUME_MIN);
  if (raise <= 0) return null;
  const isTooHigh = volumeCeiling !== null && wanted.volume > volumeCeiling;
  if (isTooHigh && !MUSIC_RISK_POLICY.mayExceedCeiling[orderer]) return 'music.above_ceiling';
  const largest = MUSIC_RISK_POLICY.largestRaise[orderer];
  return input.kind !== 'restore' && largest !== null && raise > largest ? 'music.needs_approval' : null;
}

/** @throws DomainError music.volume_out_of_range, which names the range */
export function requireOnScale(change: MusicChange): void {
  switch (change.kind) {
    case 'volume_to':
      if (!isWithin(change.level, VOLUME_MIN, VOLUME_MAX)) throw volumeOutOfRange(change.level);
      return;
    case 'volume_by_steps':
      if (!isWithin(change.steps, -VOLUME_MAX, VOLUME_MAX)) throw volumeOutOfRange(change.steps);
      return;
    case 'volume_by_percent':
      if (!(Math.abs(change.percent) <= 100)) throw volumeOutOfRange(change.percent);
      return;
    case 'pause':
    case 'play':
    case 'skip':
    case 'restore':
      return;
  }
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
