import type { FleetContact, FleetVenue, FleetZone } from './fleet.ts';
import { PLAYLISTS } from './fleet-names.ts';
import { soundtrackIds } from './soundtrack-ids.ts';

export const SHOW_CASE_CUSTOMER = {
  name: 'Siam Pavilion (TH)',
  brandName: 'Siam Pavilion',
  businessType: 'hotel',
  region: 'asia_pacific',
  countryCode: 'TH',
  city: 'Bangkok',
  contractExpiresOn: '2028-03-31',
} as const;

/** The first venue of every demo fleet: everything plays, and everybody one needs for a walk-through works there. */
export function showCaseVenue(seed: number): FleetVenue {
  const ids = soundtrackIds(seed, 0);
  const zone = (
    name: string,
    kind: FleetZone['kind'],
    volume: number,
    volumeCeiling: number | null,
  ): FleetZone => ({
    name,
    kind,
    soundtrackZoneId: ids.zone(),
    volumeCeiling,
    condition: 'online',
    isExpired: false,
    isPaused: false,
    behaviour: 'normal',
    volume,
    playlist: PLAYLISTS[kind],
  });
  return {
    customerName: SHOW_CASE_CUSTOMER.name,
    name: 'Siam Pavilion Bangkok',
    countryCode: 'TH',
    city: 'Bangkok',
    timezone: 'Asia/Bangkok',
    openingHours: null,
    soundtrackAccountId: ids.account,
    soundtrackLocationId: ids.location,
    zones: [
      zone('Lobby', 'lobby', 10, null),
      zone('Pool', 'pool', 8, null),
      zone('Restaurant', 'restaurant', 9, null),
      zone('Spa', 'spa', 5, 8),
    ],
  };
}

export const SHOW_CASE_CONTACTS: readonly FleetContact[] = [
  {
    customerName: SHOW_CASE_CUSTOMER.name,
    name: 'Ploy Saengarun',
    language: 'en',
    roles: [{ venueIndex: 0, role: 'manager' }],
    channels: { whatsapp: '6620000000', email: 'ploy.saengarun@siam-pavilion.example' },
  },
  {
    customerName: SHOW_CASE_CUSTOMER.name,
    name: 'มะลิ แสงตะวัน',
    language: 'th',
    roles: [{ venueIndex: 0, role: 'manager' }],
    channels: { line: 'U00000000000000000000000000000001' },
  },
  {
    customerName: SHOW_CASE_CUSTOMER.name,
    name: 'Krit Wongdao',
    language: 'en',
    roles: [{ venueIndex: 0, role: 'it' }],
    channels: { whatsapp: '6620000002', email: 'krit.wongdao@siam-pavilion.example' },
  },
];
