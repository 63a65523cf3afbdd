import type { MusicChangeView } from './music-types.ts';

/** Something was heard, nobody took it back, and there is an earlier state: a skipped track does not return. */
export function canUndo(change: MusicChangeView): boolean {
  return (
    change.status === 'settled' &&
    !change.isUndone &&
    change.undoesChangeId === null &&
    change.kind !== 'skip' &&
    change.zones.some(({ outcome }) => outcome === 'verified' || outcome === 'not_verified')
  );
}
