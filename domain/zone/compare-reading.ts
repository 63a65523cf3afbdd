import type { ZoneStatus } from './lists.ts';
import { isUp } from './to-zone-status.ts';

export type Comparison =
  | { kind: 'same' }
  /** The first reading that differs: read it again soon. */
  | { kind: 'suspected'; status: ZoneStatus }
  /** The second reading agrees with what was known: a flap that nobody hears of. */
  | { kind: 'cleared' }
  | { kind: 'changed'; previousStatus: ZoneStatus; status: ZoneStatus };

/** Two equal readings make a change between heard and not heard; `online` flaps at the provider. */
export function compareReading(
  known: { status: ZoneStatus; suspectedStatus: ZoneStatus | null },
  read: ZoneStatus,
): Comparison {
  if (read === known.status) return known.suspectedStatus === null ? { kind: 'same' } : { kind: 'cleared' };
  if (!needsSecondReading(known.status, read) || known.suspectedStatus === read) {
    return { kind: 'changed', previousStatus: known.status, status: read };
  }
  return { kind: 'suspected', status: read };
}

/** Not within up (somebody paused), and not from or to `unknown`, which is our trouble and not the zone's. */
function needsSecondReading(known: ZoneStatus, read: ZoneStatus): boolean {
  if (known === 'unknown' || read === 'unknown') return false;
  return !(isUp(known) && isUp(read));
}
