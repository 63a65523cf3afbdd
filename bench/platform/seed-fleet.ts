import { generateFleet } from '../../scripts/demo/generate-fleet.ts';
import { seedDemo } from '../../scripts/demo/seed-demo.ts';
import type { Platform } from './start-platform.ts';

/** How many zones a venue has does not depend on the seed, only on its number. */
const ANY_SEED = 1;

/** The demo operator with so many venues, and the stand-ins with the same players and people. */
export async function seedVenues(
  platform: Platform,
  venues: number,
): Promise<{ venues: number; zones: number }> {
  const seeded = await seedDemo({ settings: platform.settings, venues });
  return { venues: seeded.venues, zones: seeded.zones };
}

/** The smallest demo fleet that has at least so many zones. */
export function venuesForZones(zones: number): number {
  const fleet = generateFleet({ venues: zones, seed: ANY_SEED });
  let sum = 0;
  const enough = fleet.venues.findIndex((venue) => (sum += venue.zones.length) >= zones);
  return enough + 1;
}
