import { rankZone } from '../../../../../domain/zone/worst-first.ts';
import { stateOf } from './zone-types.ts';
import type { ZoneRow } from './zone-types.ts';
import type { ZoneSearch } from './zone-search.ts';

export type GridRow =
  | { kind: 'zone'; zone: ZoneRow }
  | { kind: 'venue'; venueId: string; name: string; city: string; zones: number };

/** Filters and puts the worst on top; the newest change first among equals. */
export function arrangeZones(zones: ZoneRow[], search: ZoneSearch): GridRow[] {
  const text = search.text?.trim().toLowerCase() ?? '';
  const shown = zones.filter(
    (zone) =>
      (search.status === undefined || stateOf(zone) === search.status) &&
      (search.country === undefined || zone.countryCode === search.country) &&
      (search.brand === undefined || zone.brandName === search.brand) &&
      (text === '' ||
        `${zone.venueName} ${zone.name} ${zone.city} ${zone.brandName ?? ''}`.toLowerCase().includes(text)),
  );
  shown.sort(compareZones);
  return search.group === 'venue' ? groupByVenue(shown) : shown.map((zone) => ({ kind: 'zone', zone }));
}

function compareZones(one: ZoneRow, other: ZoneRow): number {
  return (
    rankZone(one) - rankZone(other) ||
    // ISO instants of one form compare as text; plain comparison is ten times faster than by locale.
    compare(other.statusSince, one.statusSince) ||
    compare(one.venueName, other.venueName) ||
    compare(one.name, other.name)
  );
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Venues stand in the order of their worst zone. */
function groupByVenue(sorted: ZoneRow[]): GridRow[] {
  const venues = Map.groupBy(sorted, ({ venueId }) => venueId);
  return [...venues].flatMap(([venueId, zones]): GridRow[] => {
    const { venueName = '', city = '' } = zones[0] ?? {};
    return [
      { kind: 'venue', venueId, name: venueName, city, zones: zones.length },
      ...zones.map((zone): GridRow => ({ kind: 'zone', zone })),
    ];
  });
}
