import { expect, it } from 'vitest';
import { isConfirmed } from './is-confirmed.ts';
import type { MusicChange, PlayerState } from './schemas.ts';
import type { WantedState } from './wanted-state.ts';

const before: PlayerState = { volume: 10, isPlaying: true, isOnline: true, nowPlaying: 'First by One' };

it.each<[MusicChange['kind'], WantedState, Partial<PlayerState>, boolean]>([
  ['volume_to', { volume: 8 }, { volume: 8 }, true],
  ['volume_to', { volume: 8 }, { volume: 10 }, false],
  ['volume_to', { volume: 8 }, { volume: null }, false],
  ['volume_to', { volume: 8 }, { volume: 8, isOnline: false }, false],
  ['pause', { isPlaying: false }, { isPlaying: false }, true],
  ['pause', { isPlaying: false }, { isPlaying: null }, false],
  ['skip', {}, { nowPlaying: 'Second by Two' }, true],
  ['skip', {}, { nowPlaying: 'First by One' }, false],
  ['skip', {}, { nowPlaying: null }, false],
  ['restore', { volume: 8, isPlaying: true }, { volume: 8 }, true],
  ['restore', { volume: 8, isPlaying: true }, { volume: 8, isPlaying: false }, false],
])('%s wanting %j and reading %j is confirmed: %s', (kind, wanted, read, expected) => {
  expect(isConfirmed({ kind, wanted, before, now: { ...before, ...read } })).toBe(expected);
});
