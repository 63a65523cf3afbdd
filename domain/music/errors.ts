import { DomainError } from '../errors.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';

export function volumeOutOfRange(asked: number): DomainError {
  return new DomainError({
    code: 'music.volume_out_of_range',
    kind: 'invalid',
    message: `The volume goes from ${VOLUME_MIN} to ${VOLUME_MAX} in whole steps.`,
    details: { asked, min: VOLUME_MIN, max: VOLUME_MAX },
  });
}

export function nothingToUndo(): DomainError {
  return new DomainError({
    code: 'music.nothing_to_undo',
    kind: 'conflict',
    message: 'There is no change here that could be taken back.',
  });
}

/** Somebody else's later change stands in every zone of the one that was to be taken back. */
export function changedSince(): DomainError {
  return new DomainError({
    code: 'music.changed_since',
    kind: 'conflict',
    message: 'Somebody else has changed the music since.',
  });
}

export function alreadyUndone(): DomainError {
  return new DomainError({
    code: 'music.already_undone',
    kind: 'conflict',
    message: 'This change has been taken back already.',
  });
}
