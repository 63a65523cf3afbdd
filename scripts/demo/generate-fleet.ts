import { createRandom } from '../../sandbox/seeded-random.ts';
import type { OpeningHours } from '../../domain/venue/opening-hours.ts';
import type { BusinessType } from '../../domain/customer/lists.ts';
import type { Fleet, FleetCustomer, FleetVenue, FleetZone } from './fleet.ts';
import { ADJECTIVES, BRANDS, PLAYLISTS, QUARTERS, SINGLE_TYPES, THINGS, ZONE_NAMES } from './fleet-names.ts';
import { COUNTRIES } from './countries.ts';
import type { Country } from './countries.ts';
import { generateContacts } from './generate-contacts.ts';
import { SHOW_CASE_CONTACTS, SHOW_CASE_CUSTOMER, showCaseVenue } from './show-case.ts';
import { soundtrackIds } from './soundtrack-ids.ts';
import { conditionOfZone, pickByShare, spread, zonesOfAccount } from './spread.ts';

/** Share of venues that belong to one of the chains. */
const CHAIN_SHARE = 0.55;

/**
 * An operator's fleet after the figures of a real one. The same seed gives the same fleet, and a larger fleet begins
 * with the smaller one, so that a seeded system can grow.
 */
export function generateFleet(input: { venues: number; seed: number }): Fleet {
  const customers = new Map<string, FleetCustomer>([[SHOW_CASE_CUSTOMER.name, SHOW_CASE_CUSTOMER]]);
  const fleet: Fleet = {
    customers: [],
    venues: [showCaseVenue(input.seed)],
    contacts: [...SHOW_CASE_CONTACTS],
  };
  const names = new Set(fleet.venues.map((venue) => venue.name));
  /** Venues of each customer so far: chains have people who look after several. */
  const venuesOf = new Map<string, number[]>([[SHOW_CASE_CUSTOMER.name, [0]]]);
  let zonesSoFar = fleet.venues[0]?.zones.length ?? 0;

  for (let index = 1; index < input.venues; index += 1) {
    const random = createRandom(input.seed * 7_919 + index);
    const country = pickByShare(COUNTRIES, spread(index, 'plastic'));
    const { customer, venue } = makeVenue({ country, index, random, seed: input.seed, names });
    const count = zonesOfAccount(spread(index, 'golden'));
    const ids = soundtrackIds(input.seed, index);
    venue.zones = Array.from({ length: count }, (_, place) =>
      makeZone({
        businessType: customer.businessType,
        place,
        zoneIndex: zonesSoFar + place,
        random,
        id: ids.zone(),
      }),
    );
    zonesSoFar += count;
    customers.set(customer.name, customers.get(customer.name) ?? customer);
    fleet.venues.push(venue);
    const siblings = [...(venuesOf.get(customer.name) ?? []), index];
    venuesOf.set(customer.name, siblings);
    fleet.contacts.push(
      ...generateContacts({ country, venue, siblings, random, nextContact: fleet.contacts.length }),
    );
  }
  return { ...fleet, customers: [...customers.values()] };
}

type Making = { country: Country; index: number; random: () => number; seed: number; names: Set<string> };

function makeVenue({ country, index, random, seed, names }: Making) {
  const city = pick(country.cities, random);
  const isOfChain = spread(index, 'root3') < CHAIN_SHARE;
  const brand = isOfChain ? pickByShare(BRANDS, random()) : null;
  const single = pickByShare(SINGLE_TYPES, random());
  const wish = brand
    ? `${brand.name} ${city.name} ${pick(QUARTERS, random)}`
    : `The ${pick(ADJECTIVES, random)} ${pick(THINGS, random)} ${pick(single.words, random)}`;
  const name = unique(wish, names);
  const businessType = brand?.businessType ?? single.businessType;
  const customer: FleetCustomer = {
    name: brand ? `${brand.name} (${country.code})` : name,
    brandName: brand?.name ?? null,
    businessType,
    region: country.region,
    countryCode: country.code,
    city: city.name,
    contractExpiresOn: `${2027 + Math.floor(random() * 3)}-${pick(['03-31', '06-30', '09-30', '12-31'], random)}`,
  };
  const ids = soundtrackIds(seed, index);
  const venue: FleetVenue = {
    customerName: customer.name,
    name,
    countryCode: country.code,
    city: city.name,
    timezone: city.timezone,
    openingHours: openingHours(businessType, random),
    soundtrackAccountId: ids.account,
    soundtrackLocationId: ids.location,
    zones: [],
  };
  return { customer, venue };
}

function makeZone(input: {
  businessType: BusinessType;
  place: number;
  zoneIndex: number;
  random: () => number;
  id: string;
}): FleetZone {
  const { random, place } = input;
  const known = ZONE_NAMES[input.businessType];
  const { name, kind } = known[place % known.length] as (typeof known)[number]; // cast: no list of names is empty
  const round = Math.floor(place / known.length);
  const condition = conditionOfZone(spread(input.zoneIndex, 'root2'));
  const chance = random();
  return {
    name: round === 0 ? name : `${name} ${round + 1}`,
    kind,
    soundtrackZoneId: input.id,
    volumeCeiling: kind === 'spa' ? 8 : null,
    condition,
    isExpired: condition === 'offline' && chance < 0.06,
    isPaused: condition === 'online' && chance > 0.97,
    behaviour: chance < 0.01 ? 'silent_noop' : chance < 0.02 ? 'null_volume' : 'normal',
    volume: 5 + Math.floor(random() * 7),
    playlist: PLAYLISTS[kind],
  };
}

/** Hotels never close; beach clubs close after midnight. */
function openingHours(businessType: BusinessType, random: () => number): OpeningHours | null {
  const times: Partial<Record<BusinessType, readonly { from: string; to: string }[]>> = {
    restaurant: [
      { from: '11:00', to: '23:00' },
      { from: '07:30', to: '22:00' },
    ],
    beach_club: [{ from: '10:00', to: '02:00' }],
    retail_chain: [{ from: '10:00', to: '21:00' }],
  };
  const choices = times[businessType];
  if (choices === undefined || random() < 0.2) return null;
  const day = pick(choices, random);
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, ...day }));
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T; // cast: no list here is empty
}

function unique(wish: string, names: Set<string>): string {
  let name = wish;
  for (let number = 2; names.has(name); number += 1) name = `${wish} ${number}`;
  names.add(name);
  return name;
}
