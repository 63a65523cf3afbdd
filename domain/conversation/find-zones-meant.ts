import type { VenueId, ZoneId } from '../ids.ts';
import { matchZones } from './match-zones.ts';
import type { NamedZone } from './match-zones.ts';
import { normaliseText } from './normalise-text.ts';
import type { OpenQuestion } from './turn-record.ts';

export type VenueZones = { venueId: VenueId; venueName: string; zones: readonly NamedZone[] };
export type ZonesOfVenue = { venueId: VenueId; zoneIds: ZoneId[] };
type Candidates = OpenQuestion['candidates'];

export type ZonesMeant =
  | { kind: 'found'; venues: ZonesOfVenue[] }
  | { kind: 'which_zone'; candidates: Candidates; isUnknown: boolean }
  | { kind: 'which_venue'; candidates: Candidates }
  | { kind: 'no_venue' };

/**
 * Which zones somebody means, looked up only among the venues he speaks for. The venue of the conversation comes
 * first; a venue that is named wins over it; what lies in several venues is asked.
 */
export function findZonesMeant(input: {
  zonesText: string | null;
  isAllZones: boolean;
  venues: readonly VenueZones[];
  /** The venue this conversation is about, when it is known. */
  venueId: VenueId | null;
}): ZonesMeant {
  const { isAllZones } = input;
  const venues = input.venues.filter((venue) => venue.zones.length > 0);
  if (venues.length === 0) return { kind: 'no_venue' };
  const named = venues.filter((venue) => isNamed(venue, input.zonesText));
  const own = venues.filter((venue) => venue.venueId === input.venueId);
  const zonesText =
    named.length === 1 ? withoutName(named[0] as VenueZones, input.zonesText) : input.zonesText;
  const scope = named.length === 1 ? named : venues.length === 1 ? venues : own;
  if (scope.length === 1) {
    const here = matchIn(scope, zonesText, isAllZones);
    const isElsewhere = here.kind === 'which_zone' && here.isUnknown && named.length === 0;
    if (!isElsewhere) return here;
  }
  return matchIn(venues, zonesText, isAllZones);
}

/** The answer to the bot's own question, read against what it had offered. */
export function matchCandidates(text: string, question: OpenQuestion): ZonesOfVenue[] | null {
  const { candidates } = question;
  if (question.about === 'venue') {
    const chosen = candidates.filter((one) => isAlikeName(normaliseText(text), normaliseText(one.name)));
    const venues = byVenue(chosen);
    return venues.length === 1 ? venues : null;
  }
  const zones = candidates.map(({ zoneId, name }) => ({ zoneId, name, kind: 'other' as const }));
  const match = matchZones(normaliseText(text), zones);
  if (match.kind !== 'matched') return null;
  return byVenue(candidates.filter(({ zoneId }) => match.zoneIds.includes(zoneId)));
}

function matchIn(venues: readonly VenueZones[], zonesText: string | null, isAllZones: boolean): ZonesMeant {
  const isOneVenue = venues.length === 1;
  const matches = venues.map((venue) => {
    const all = venue.zones.map((zone) => zone.zoneId);
    const match = isAllZones
      ? { kind: 'matched' as const, zoneIds: all }
      : matchZones(zonesText, venue.zones);
    return { venue, match };
  });
  const found = matches.flatMap(({ venue, match }) =>
    match.kind === 'matched' ? [{ venueId: venue.venueId, zoneIds: match.zoneIds }] : [],
  );
  if (found.length === 1) return { kind: 'found', venues: found };
  if (found.length > 1 || !isOneVenue) return askVenue(venues, found);
  const unclear = matches.flatMap(({ venue, match }) =>
    match.kind === 'unclear' ? match.candidates.map((zone) => candidateOf(venue, zone)) : [],
  );
  const isUnknown = unclear.length === 0;
  const everyZone = venues.flatMap((venue) => venue.zones.map((zone) => candidateOf(venue, zone)));
  return { kind: 'which_zone', candidates: isUnknown ? everyZone : unclear, isUnknown };
}

/** Each venue once for the reader; behind it the zones that are meant there. */
function askVenue(venues: readonly VenueZones[], found: readonly ZonesOfVenue[]): ZonesMeant {
  const asked = found.length > 0 ? found : venues.map((venue) => ({ venueId: venue.venueId, zoneIds: [] }));
  const candidates = asked.flatMap(({ venueId, zoneIds }) => {
    const venue = venues.find((one) => one.venueId === venueId);
    if (venue === undefined) return [];
    const ids = zoneIds.length > 0 ? zoneIds : venue.zones.map((zone) => zone.zoneId);
    return ids.map((zoneId) => ({ venueId, zoneId, name: venue.venueName }));
  });
  return { kind: 'which_venue', candidates };
}

function candidateOf(venue: VenueZones, zone: NamedZone): Candidates[number] {
  return { venueId: venue.venueId, zoneId: zone.zoneId, name: zone.name };
}

function byVenue(candidates: Candidates): ZonesOfVenue[] {
  const venues = Map.groupBy(candidates, ({ venueId }) => venueId);
  return [...venues].map(([venueId, zones]) => ({ venueId, zoneIds: zones.map(({ zoneId }) => zoneId) }));
}

function isNamed(venue: VenueZones, zonesText: string | null): boolean {
  return zonesText !== null && normaliseText(zonesText).includes(normaliseText(venue.venueName));
}

function withoutName(venue: VenueZones, zonesText: string | null): string | null {
  const rest = normaliseText(zonesText ?? '')
    .replace(normaliseText(venue.venueName), ' ')
    .replace(/\b(?:at|in|of|the|'s)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return rest === '' ? null : rest;
}

const SHORTEST_NAME = 3;

/** "Riverside" is enough for "Hotel Riverside Bangkok". */
function isAlikeName(said: string, name: string): boolean {
  return said.length >= SHORTEST_NAME && (name.includes(said) || said.includes(name));
}
