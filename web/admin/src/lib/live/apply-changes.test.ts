import { describe, expect, it } from 'vitest';
import { names } from './apply-changes.ts';
import { patchZones } from './zone-changes.ts';

const zone = {
  id: 'a',
  status: 'playing' as const,
  statusSince: '2026-01-01T00:00:00Z',
  suspectedStatus: null,
  volume: 8,
};

describe('a live change', () => {
  it('asks again for lists and for the object it names, not for others', () => {
    const payloads = [{ conversationId: 'one' }];
    expect(names(['conversation', 'list', { view: 'mine' }], payloads)).toBe(true);
    expect(names(['conversation', 'get', { conversationId: 'one' }], payloads)).toBe(true);
    expect(names(['conversation', 'get', { conversationId: 'two' }], payloads)).toBe(false);
  });

  it('of a zone on no screen leaves the rows as they are', () => {
    const rows = [zone];
    const change = { ...zone, zoneId: 'b', venueId: 'v', status: 'offline' as const };
    expect(patchZones(rows, new Map([['b', change]]))).toBe(rows);
  });

  it('of a zone in the list replaces that row only', () => {
    const other = { ...zone, id: 'b' };
    const change = { ...zone, zoneId: 'a', venueId: 'v', status: 'offline' as const };
    const [first, second] = patchZones([zone, other], new Map([['a', change]]));
    expect(first?.status).toBe('offline');
    expect(second).toBe(other);
  });
});
