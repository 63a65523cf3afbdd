import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReading } from './compare-reading.ts';
import { ZONE_STATUSES } from './lists.ts';
import type { ZoneStatus } from './lists.ts';
import { isUp, toZoneStatus } from './to-zone-status.ts';

const heard = {
  isPaired: true,
  online: true,
  subscriptionState: 'ACTIVE',
  playbackState: 'playing',
  volume: 8,
};

describe('what the provider says becomes one word', () => {
  it.each([
    ['playing', heard],
    ['paused', { ...heard, playbackState: 'paused', volume: null }],
    ['muted', { ...heard, volume: 0 }],
    ['offline', { ...heard, online: false, playbackState: 'offline', volume: null }],
    ['expired', { ...heard, subscriptionState: 'EXPIRED' }],
    ['unpaired', { ...heard, isPaired: false, subscriptionState: 'EXPIRED' }],
    ['playing', { ...heard, subscriptionState: null, volume: null }],
    ['playing', { ...heard, playbackState: 'not_supported' }],
    ['unknown', { ...heard, playbackState: null }],
  ] as const)('%s', (status, facts) => {
    expect(toZoneStatus(facts)).toBe(status);
  });
});

describe('two equal readings make a change', () => {
  it('a zone that misses one reading is a suspect, and offline only when it misses the second', () => {
    expect(compareReading({ status: 'playing', suspectedStatus: null }, 'offline')).toEqual({
      kind: 'suspected',
      status: 'offline',
    });
    expect(compareReading({ status: 'playing', suspectedStatus: 'offline' }, 'offline')).toEqual({
      kind: 'changed',
      previousStatus: 'playing',
      status: 'offline',
    });
  });

  it('a flap is cleared and nobody hears of it', () => {
    expect(compareReading({ status: 'playing', suspectedStatus: 'offline' }, 'playing')).toEqual({
      kind: 'cleared',
    });
  });

  it('a pause by the staff is known at once', () => {
    expect(compareReading({ status: 'playing', suspectedStatus: null }, 'paused').kind).toBe('changed');
  });

  it('trouble of our own is unknown at once and never needs a second reading', () => {
    expect(compareReading({ status: 'playing', suspectedStatus: null }, 'unknown').kind).toBe('changed');
    expect(compareReading({ status: 'unknown', suspectedStatus: null }, 'offline').kind).toBe('changed');
  });

  it('no single reading turns heard into not heard or back', () => {
    const status = fc.constantFrom<ZoneStatus>(...ZONE_STATUSES.filter((word) => word !== 'unknown'));
    fc.assert(
      fc.property(status, status, (known, read) => {
        const comparison = compareReading({ status: known, suspectedStatus: null }, read);
        if (isUp(known) !== isUp(read)) expect(comparison.kind).toBe('suspected');
      }),
    );
  });
});
