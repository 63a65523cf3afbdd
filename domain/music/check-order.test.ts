import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { checkZone, ordererOf, requireOnScale } from './check-order.ts';
import type { Orderer, ZoneRefusal } from './check-order.ts';
import type { MusicChange } from './schemas.ts';

const at = (volume: number | null) => ({ volume, isPlaying: true, isOnline: true, nowPlaying: null });

describe('who may bring a zone to which volume', () => {
  it.each<[Orderer, number | null, number, number | null, ZoneRefusal | null]>([
    ['contact', 10, 2, null, null],
    ['contact', 8, 12, null, null],
    ['contact', 8, 13, null, 'music.needs_approval'],
    ['contact', 8, 11, 10, 'music.above_ceiling'],
    ['contact', 14, 12, 10, null],
    ['contact', null, 5, null, 'music.needs_approval'],
    ['contact', null, 4, null, null],
    ['staff', 0, 16, null, null],
    ['staff', 8, 11, 10, 'music.above_ceiling'],
    ['manager', 8, 16, 10, null],
  ])('%s from %s to %i under a ceiling of %s: %s', (orderer, before, wanted, volumeCeiling, refusal) => {
    const input = { kind: 'volume_to' as const, wanted: { volume: wanted }, before: at(before) };
    expect(checkZone({ ...input, volumeCeiling, orderer })).toBe(refusal);
  });

  it('lets a contact take back a muting, but not beyond the ceiling', () => {
    const undo = { kind: 'restore' as const, before: at(0), orderer: 'contact' as const };
    expect(checkZone({ ...undo, wanted: { volume: 10 }, volumeCeiling: 12 })).toBeNull();
    expect(checkZone({ ...undo, wanted: { volume: 14 }, volumeCeiling: 12 })).toBe('music.above_ceiling');
  });

  it('never asks for approval of a pause, a play or a skip', () => {
    for (const kind of ['pause', 'play', 'skip'] as const) {
      const wanted = kind === 'skip' ? {} : { isPlaying: kind === 'play' };
      expect(checkZone({ kind, wanted, before: at(3), volumeCeiling: 1, orderer: 'contact' })).toBeNull();
    }
  });
});

it.each<[Parameters<typeof ordererOf>, Orderer]>([
  [['contact', null], 'contact'],
  [['bot', null], 'contact'],
  [['person', 'agent'], 'staff'],
  [['person', 'admin'], 'manager'],
  [['timer', null], 'staff'],
])('%s acts as %s', (actor, orderer) => {
  expect(ordererOf(...actor)).toBe(orderer);
});

it.each<MusicChange>([
  { kind: 'volume_to', level: 17 },
  { kind: 'volume_to', level: -1 },
  { kind: 'volume_to', level: 7.5 },
  { kind: 'volume_by_steps', steps: 17 },
  { kind: 'volume_by_percent', percent: 101 },
  { kind: 'volume_by_percent', percent: Number.NaN },
])('a volume off the scale is refused with the range: %j', (change) => {
  let refusal: unknown;
  try {
    requireOnScale(change);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(DomainError);
  expect(refusal).toMatchObject({ code: 'music.volume_out_of_range', details: { min: 0, max: 16 } });
});
