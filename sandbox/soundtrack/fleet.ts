import { type FleetSpec, playlistId, type ZoneSpec } from './fleet-schemas.ts';

export type Account = {
  id: string;
  businessName: string;
  country: string;
  access: 'full' | 'read_only' | 'none';
  locations: Location[];
  zones: Zone[];
};
export type Location = { id: string; name: string; timezone: string; account: Account; zones: Zone[] };
export type Playlist = { id: string; name: string };
export type Zone = ZoneSpec & {
  account: Account;
  location: Location;
  /** The place in its playlist is counted from here; shifted by pauses and skips. */
  playingSince: number;
  pausedAt: number | null;
  /** Commands reach a player in order: none may overtake one that is still on its way. */
  busyUntil: number;
};

export type Fleet = {
  accounts: Account[];
  account(id: string): Account | undefined;
  location(id: string): Location | undefined;
  zone(id: string): Zone | undefined;
  zones(): Zone[];
  playlist(id: string): Playlist | undefined;
  playlists(): Playlist[];
  replace(spec: FleetSpec): void;
  spec(): FleetSpec;
};

/** Always in the catalogue, whatever the fleet plays; names are invented. */
const CATALOGUE = [
  'Lobby Morning',
  'Garden Afternoon',
  'Evening Lounge',
  'Acoustic Breakfast',
  'Poolside',
  'Spa Calm',
];

/** Kept as plain arrays with indexes beside them, so that a page of ten thousand zones is a walk and no search. */
export function createFleet(now: () => number): Fleet {
  const accounts = new Map<string, Account>();
  const locations = new Map<string, Location>();
  const zones = new Map<string, Zone>();
  const playlists = new Map<string, Playlist>();

  const fleet: Fleet = {
    accounts: [],
    account: (id) => accounts.get(id),
    location: (id) => locations.get(id),
    zone: (id) => zones.get(id),
    zones: () => [...zones.values()],
    playlist: (id) => playlists.get(id),
    playlists: () => [...playlists.values()],
    replace(spec) {
      for (const index of [accounts, locations, zones, playlists]) index.clear();
      for (const name of CATALOGUE) addPlaylist({ id: playlistId(name), name });
      fleet.accounts = spec.accounts.map(addAccount);
    },
    spec: () => ({ accounts: fleet.accounts.map(toSpec) }),
  };
  fleet.replace({ accounts: [] });
  return fleet;

  function addAccount({ locations: places, ...rest }: FleetSpec['accounts'][number]): Account {
    const account: Account = { ...rest, locations: [], zones: [] };
    for (const { zones: specs, ...place } of places) {
      const location: Location = { ...place, account, zones: [] };
      location.zones = specs.map((spec) => addZone(spec, location));
      account.zones.push(...location.zones);
      account.locations.push(location);
      locations.set(location.id, location);
    }
    accounts.set(account.id, account);
    return account;
  }

  function addZone(spec: ZoneSpec, location: Location): Zone {
    const pausedAt = spec.state === 'paused' ? now() : null;
    const zone: Zone = {
      ...spec,
      location,
      account: location.account,
      playingSince: now(),
      pausedAt,
      busyUntil: 0,
    };
    if (zone.playlist) addPlaylist(zone.playlist);
    zones.set(zone.id, zone);
    return zone;
  }

  function addPlaylist(playlist: Playlist) {
    if (!playlists.has(playlist.id)) playlists.set(playlist.id, playlist);
  }
}

function toSpec({ zones: _all, locations, ...account }: Account): FleetSpec['accounts'][number] {
  return {
    ...account,
    locations: locations.map(({ account: _owner, zones, ...location }) => ({
      ...location,
      zones: zones.map(
        ({ account: _a, location: _l, playingSince: _p, pausedAt: _q, busyUntil: _b, ...zone }): ZoneSpec =>
          zone,
      ),
    })),
  };
}
