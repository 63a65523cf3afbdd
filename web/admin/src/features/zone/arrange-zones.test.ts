import { describe, expect, it } from 'vitest';
import { arrangeZones } from './arrange-zones.ts';
import type { ZoneRow } from './zone-types.ts';

function zone(over: Partial<ZoneRow>): ZoneRow {
  return {
    id: 'z',
    venueId: 'v',
    name: 'Lobby',
    status: 'playing',
    statusSince: '2026-01-01T00:00:00.000Z',
    suspectedStatus: null,
    volume: 8,
    nowPlaying: null,
    venueName: 'Palm House',
    brandName: null,
    city: 'Phuket',
    countryCode: 'TH',
    ...over,
  };
}
const fleet = [
  zone({ id: 'playing' }),
  zone({ id: 'old', status: 'offline', venueId: 'w', venueName: 'Reef Hotel' }),
  zone({ id: 'new', status: 'offline', statusSince: '2026-01-02T00:00:00.000Z' }),
  zone({ id: 'suspect', suspectedStatus: 'offline', countryCode: 'SG' }),
];
const shown = (search: Parameters<typeof arrangeZones>[1]) =>
  arrangeZones(fleet, search).map((row) => (row.kind === 'zone' ? row.zone.id : row.name));

describe('the live grid', () => {
  it('shows suspects, then what fell silent last, then what plays', () => {
    expect(shown({})).toEqual(['suspect', 'new', 'old', 'playing']);
  });

  it('keeps a suspect apart from what is known to be offline', () => {
    expect(shown({ status: 'offline' })).toEqual(['new', 'old']);
    expect(shown({ status: 'suspect' })).toEqual(['suspect']);
  });

  it('finds by venue, zone, city and country', () => {
    expect(shown({ text: 'reef' })).toEqual(['old']);
    expect(shown({ country: 'SG' })).toEqual(['suspect']);
  });

  it('puts the venue with the worst zone on top', () => {
    expect(shown({ group: 'venue' })).toEqual([
      'Palm House',
      'suspect',
      'new',
      'playing',
      'Reef Hotel',
      'old',
    ]);
  });
});
