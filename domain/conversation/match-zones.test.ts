import { describe, expect, it } from 'vitest';
import type { ZoneId } from '../ids.ts';
import type { ZoneKind } from '../zone/lists.ts';
import { matchZones } from './match-zones.ts';
import type { NamedZone } from './match-zones.ts';

function zone(name: string, kind: ZoneKind): NamedZone {
  return { zoneId: name as ZoneId, name, kind }; // cast: the name stands for the id
}

const HOTEL = [
  zone('Lobby', 'lobby'),
  zone('Lobby Bar', 'bar'),
  zone('Pool Deck', 'pool'),
  zone('Kids Pool', 'pool'),
  zone('Saffron', 'restaurant'),
  zone('Gym', 'gym'),
  zone('Ballroom 1', 'other'),
  zone('Ballroom 2', 'other'),
];
const SMALL = [zone('Main Lobby', 'lobby')];
const THAI = [zone('ล็อบบี้', 'lobby'), zone('สระว่ายน้ำชั้น 5', 'pool')];

describe('the zones that words mean', () => {
  it.each<[string | null, NamedZone[], string[]]>([
    ['lobby', HOTEL, ['Lobby']],
    ['the LOBBY', HOTEL, ['Lobby']],
    ['loby', HOTEL, ['Lobby']],
    ['reception', HOTEL, ['Lobby']],
    ['ล็อบบี้', HOTEL, ['Lobby']],
    ['ล๊อบบี้', HOTEL, ['Lobby']],
    ['lobby bar', HOTEL, ['Lobby Bar']],
    ['bar', HOTEL, ['Lobby Bar']],
    ['บาร์', HOTEL, ['Lobby Bar']],
    ['restaurant', HOTEL, ['Saffron']],
    ['ห้องอาหาร', HOTEL, ['Saffron']],
    ['saffron', HOTEL, ['Saffron']],
    ['safron', HOTEL, ['Saffron']],
    ['saffron restaurant', HOTEL, ['Saffron']],
    ['pool deck', HOTEL, ['Pool Deck']],
    ['kids pool', HOTEL, ['Kids Pool']],
    ['pools', HOTEL, ['Pool Deck', 'Kids Pool']],
    ['all pools', HOTEL, ['Pool Deck', 'Kids Pool']],
    ['fitness', HOTEL, ['Gym']],
    ['fitness centre', HOTEL, ['Gym']],
    ['ballroom 2', HOTEL, ['Ballroom 2']],
    ['lobby and gym', HOTEL, ['Lobby', 'Gym']],
    ['lobby, gym', HOTEL, ['Lobby', 'Gym']],
    ['ล็อบบี้และยิม', HOTEL, ['Lobby', 'Gym']],
    ['everywhere', HOTEL, HOTEL.map(({ name }) => name)],
    ['ทุกโซน', HOTEL, HOTEL.map(({ name }) => name)],
    [null, SMALL, ['Main Lobby']],
    ['lobby', SMALL, ['Main Lobby']],
    ['lobby', THAI, ['ล็อบบี้']],
    ['pool', THAI, ['สระว่ายน้ำชั้น 5']],
    ['สระน้ำ', THAI, ['สระว่ายน้ำชั้น 5']],
    ['spa & bar', [zone('Spa', 'spa'), zone('Bar', 'bar')], ['Spa', 'Bar']],
    ['bar and grill', [zone('Bar and Grill', 'restaurant'), zone('Bar', 'bar')], ['Bar and Grill']],
  ])('"%s" is found', (text, zones, names) => {
    expect(matchZones(text, zones)).toEqual({ kind: 'matched', zoneIds: names });
  });

  it.each<[string | null, NamedZone[], string[]]>([
    [null, HOTEL, HOTEL.map(({ name }) => name)],
    ['pool', HOTEL, ['Pool Deck', 'Kids Pool']],
    ['สระว่ายน้ำ', HOTEL, ['Pool Deck', 'Kids Pool']],
    ['ballroom', HOTEL, ['Ballroom 1', 'Ballroom 2']],
    ['ballroom 3', HOTEL, ['Ballroom 1', 'Ballroom 2']],
    ['lobby lights', HOTEL, ['Lobby']],
    ['wedding', SMALL, ['Main Lobby']],
  ])('"%s" is asked back', (text, zones, names) => {
    const match = matchZones(text, zones);
    expect(match.kind === 'unclear' && match.candidates.map(({ name }) => name).sort()).toEqual(
      [...names].sort(),
    );
  });

  it.each(['wedding', 'spa', 'สปา', 'terrace'])('"%s" is not at this venue', (text) => {
    expect(matchZones(text, HOTEL)).toEqual({ kind: 'none' });
  });

  it('finds nothing at a venue without zones', () => {
    expect(matchZones('lobby', [])).toEqual({ kind: 'none' });
  });
});
