import type { BusinessType } from '../../domain/customer/lists.ts';
import type { ZoneKind } from '../../domain/zone/lists.ts';

// Every business and brand below is invented.

export const BRANDS: readonly { name: string; businessType: BusinessType; share: number }[] = [
  { name: 'Amber Lantern Hotels', businessType: 'hotel', share: 0.14 },
  { name: 'Quiet Heron Resorts', businessType: 'hotel', share: 0.1 },
  { name: 'Siam Pavilion', businessType: 'hotel', share: 0.05 },
  { name: 'Nine Mangoes Kitchen', businessType: 'restaurant', share: 0.09 },
  { name: 'Copper Tiffin', businessType: 'restaurant', share: 0.07 },
  { name: 'Saltwind Beach Club', businessType: 'beach_club', share: 0.06 },
  { name: 'Low Tide Social', businessType: 'beach_club', share: 0.04 },
];

/** For venues of no chain. */
export const SINGLE_TYPES: readonly {
  businessType: BusinessType;
  share: number;
  words: readonly string[];
}[] = [
  { businessType: 'hotel', share: 0.4, words: ['Hotel', 'House', 'Residence', 'Boutique Stay'] },
  { businessType: 'restaurant', share: 0.32, words: ['Kitchen', 'Table', 'Noodle Bar', 'Grill', 'Café'] },
  { businessType: 'beach_club', share: 0.12, words: ['Beach Bar', 'Beach House'] },
  { businessType: 'retail_chain', share: 0.16, words: ['Store', 'Emporium', 'Outfitters'] },
];

export const ADJECTIVES = [
  'Blue',
  'Drowsy',
  'Golden',
  'Hidden',
  'Paper',
  'Saffron',
  'Silver',
  'Slow',
  'Tall',
  'Wandering',
];
export const THINGS = [
  'Banyan',
  'Ferry',
  'Gecko',
  'Kite',
  'Lighthouse',
  'Monsoon',
  'Otter',
  'Pepper',
  'Teapot',
  'Tortoise',
];
export const QUARTERS = [
  'Riverside',
  'Old Town',
  'Garden',
  'Harbour',
  'Central',
  'North Gate',
  'Lakeside',
  'Market',
  'Hillside',
  'Station',
];

export const ZONE_NAMES: Record<BusinessType, readonly { name: string; kind: ZoneKind }[]> = {
  hotel: [
    { name: 'Lobby', kind: 'lobby' },
    { name: 'Restaurant', kind: 'restaurant' },
    { name: 'Pool', kind: 'pool' },
    { name: 'Spa', kind: 'spa' },
    { name: 'Rooftop Bar', kind: 'bar' },
    { name: 'Gym', kind: 'gym' },
    { name: 'Lounge', kind: 'bar' },
    { name: 'Ballroom Foyer', kind: 'other' },
    { name: 'Boutique', kind: 'retail' },
  ],
  restaurant: [
    { name: 'Main Dining', kind: 'restaurant' },
    { name: 'Bar', kind: 'bar' },
    { name: 'Terrace', kind: 'restaurant' },
    { name: 'Private Room', kind: 'restaurant' },
  ],
  beach_club: [
    { name: 'Beach', kind: 'other' },
    { name: 'Bar', kind: 'bar' },
    { name: 'Pool', kind: 'pool' },
    { name: 'Restaurant', kind: 'restaurant' },
  ],
  retail_chain: [
    { name: 'Shop Floor', kind: 'retail' },
    { name: 'Fitting Rooms', kind: 'retail' },
    { name: 'Entrance', kind: 'lobby' },
  ],
  studio: [{ name: 'Studio', kind: 'studio' }],
  other: [{ name: 'Main Room', kind: 'other' }],
};

/** By kind of place, as the sandbox's catalogue names them. */
export const PLAYLISTS: Record<ZoneKind, string> = {
  lobby: 'Lobby Morning',
  restaurant: 'Acoustic Breakfast',
  bar: 'Evening Lounge',
  pool: 'Poolside',
  spa: 'Spa Calm',
  gym: 'Evening Lounge',
  retail: 'Garden Afternoon',
  studio: 'Garden Afternoon',
  other: 'Poolside',
};
