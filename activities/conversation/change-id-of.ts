import { createHash } from 'node:crypto';
import type { MusicChangeId, TurnId } from '../../domain/ids.ts';

/** The same order of the same turn is the same change, however often the turn is run: a UUIDv8 of its name. */
export function changeIdOf(turnId: TurnId, order: string): MusicChangeId {
  const hex = createHash('sha256').update(`${turnId}/${order}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return `${parts.join('-')}-${hex.slice(20, 32)}` as MusicChangeId; // cast: a brand has no runtime form
}
