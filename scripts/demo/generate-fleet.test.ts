import { describe, expect, test } from 'vitest';
import type { FleetZone } from './fleet.ts';
import { generateFleet } from './generate-fleet.ts';

const sizes = [120, 856, 3_400];
const zonesOf = (venues: number) => generateFleet({ venues, seed: 1 }).venues.flatMap((venue) => venue.zones);

describe.each(sizes)('a fleet of %i venues', (size) => {
  const fleet = generateFleet({ venues: size, seed: 1 });
  const counts = fleet.venues.map((venue) => venue.zones.length).sort((left, right) => left - right);
  const zones = fleet.venues.flatMap((venue) => venue.zones);
  const share = (condition: FleetZone['condition']) =>
    zones.filter((zone) => zone.condition === condition).length / zones.length;

  test('has as many zones per venue as a real one', () => {
    expect(counts[Math.floor(size * 0.5)]).toBe(2);
    expect(counts[Math.floor(size * 0.9)]).toBe(6);
    expect(counts.at(-1)).toBeLessThanOrEqual(52);
    expect(zones.length / size).toBeGreaterThan(2.3);
    expect(zones.length / size).toBeLessThan(3.3);
  });

  test('is online, offline and unpaired in the shares of a real one', () => {
    expect(share('online')).toBeCloseTo(0.51, 1);
    expect(share('offline')).toBeCloseTo(0.31, 1);
    expect(share('unpaired')).toBeCloseTo(0.18, 1);
  });

  test('lies in eight countries and has no name, number, address or id twice', () => {
    expect(new Set(fleet.venues.map((venue) => venue.countryCode)).size).toBe(8);
    const unique = [
      fleet.venues.map((venue) => venue.name),
      fleet.customers.map((customer) => customer.name),
      fleet.venues.map((venue) => venue.soundtrackAccountId),
      zones.map((zone) => zone.soundtrackZoneId),
      fleet.contacts.flatMap(({ channels }) => Object.values(channels)),
    ];
    for (const list of unique) expect(new Set(list).size).toBe(list.length);
  });

  test('has somebody to write to at every venue', () => {
    const managed = fleet.contacts.flatMap((contact) =>
      contact.roles.flatMap(({ role, venueIndex }) => (role === 'manager' ? venueIndex : [])),
    );
    expect(new Set(managed).size).toBe(size);
  });
});

test('the largest account of a fleet as large as the real one has some fifty zones', () => {
  const fleet = generateFleet({ venues: 3_400, seed: 1 });
  expect(Math.max(...fleet.venues.map((venue) => venue.zones.length))).toBeGreaterThan(45);
});

test('a seed always gives the same fleet, and a larger one begins with the smaller one', () => {
  const small = generateFleet({ venues: 50, seed: 3 });
  const large = generateFleet({ venues: 200, seed: 3 });
  expect(generateFleet({ venues: 50, seed: 3 })).toEqual(small);
  expect(large.venues.slice(0, 50)).toEqual(small.venues);
  expect(large.contacts.slice(0, small.contacts.length)).toEqual(small.contacts);
  expect(generateFleet({ venues: 50, seed: 4 }).venues[7]).not.toEqual(small.venues[7]);
});

test("ids have the vendor's form", () => {
  const [zone] = zonesOf(1);
  expect(zone?.soundtrackZoneId).toHaveLength(88);
  const decoded = Buffer.from((zone?.soundtrackZoneId ?? '').replaceAll('.', '='), 'base64').toString();
  expect(decoded).toMatch(/^SoundZone,,\w{11}\/Location,,\w{11}\/Account,,\w{11}\/$/);
});

test('the first venue is a hotel in Bangkok where everything plays and is written to on WhatsApp and LINE', () => {
  const { venues, contacts } = generateFleet({ venues: 1, seed: 9 });
  expect(venues[0]?.zones.map(({ name, condition }) => [name, condition])).toEqual([
    ['Lobby', 'online'],
    ['Pool', 'online'],
    ['Restaurant', 'online'],
    ['Spa', 'online'],
  ]);
  expect(contacts.map(({ roles, channels }) => [roles[0]?.role, Object.keys(channels)])).toEqual([
    ['manager', ['whatsapp', 'email']],
    ['manager', ['line']],
    ['it', ['whatsapp', 'email']],
  ]);
});
