import type { OutboundStatus } from './outbound.ts';

/**
 * How far each state is on the road. Truth about the phone outweighs what was told earlier: `failed` outweighs
 * `sent`, and `delivered` outweighs `failed`, so the order in which reports arrive cannot matter.
 */
const DISTANCE: Record<OutboundStatus, number> = {
  intended: 0,
  skipped: 1,
  sending: 2,
  unknown: 3,
  accepted: 4,
  sent: 5,
  failed: 6,
  delivered: 7,
  read: 8,
};

/** A ledger row moves forward only: what is older, or was told before, changes nothing. */
export function nextStatus(current: OutboundStatus, told: OutboundStatus): OutboundStatus {
  return DISTANCE[told] > DISTANCE[current] ? told : current;
}

/** The vendor has taken it, whatever became of it afterwards. */
export function wasAccepted(status: OutboundStatus): boolean {
  return status !== 'failed' && DISTANCE[status] >= DISTANCE.accepted;
}
