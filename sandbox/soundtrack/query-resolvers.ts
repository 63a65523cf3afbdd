import type { SandboxContext } from '../context.ts';
import type { Arguments, Resolvers } from '../graphql/compile-plan.ts';
import { FieldFault } from '../graphql/document.ts';
import type { Account, Location, Playlist, Zone } from './fleet.ts';
import { paginate } from './paginate.ts';
import { isOnline, playbackState, shownVolume, statusOf } from './player-state.ts';
import { allTracks, type Track, trackAt } from './tracks.ts';

const forbidden = () => new FieldFault('Forbidden');
export const notFound = () => new FieldFault('Not found', { code: 'NOT_FOUND' });

function readableAccount(context: SandboxContext, id: unknown): Account {
  const account = context.fleet.account(String(id));
  if (!account || account.access === 'none') throw forbidden();
  return account;
}

export function readableZone(context: SandboxContext, id: unknown): Zone {
  const zone = context.fleet.zone(String(id));
  if (!zone) throw notFound();
  if (zone.account.access === 'none') throw forbidden();
  return zone;
}

export const asPlaylist = (playlist: Playlist | null) => playlist && { __typename: 'Playlist', ...playlist };

/** A switch for what a federated graph does: one part fails while the rest of the answer is good. */
function failNowAndThen(context: SandboxContext, zone: Zone) {
  if (!context.faults.has('soundtrack', 'partial_errors')) return;
  const occasion = { vendor: 'soundtrack' as const, operation: 'playback', recipient: zone.id };
  if (context.faults.strike(occasion, ['partial_errors'])) {
    throw new FieldFault('Service unavailable', { code: 'INTERNAL_SERVER_ERROR' });
  }
}

const playlistsOf = (context: SandboxContext, account: Account) => {
  const own = new Set(account.zones.map((zone) => zone.playlist?.id));
  return context.fleet.playlists().filter((playlist) => own.has(playlist.id));
};

function zonesOf(zones: Zone[], args: Arguments, context: SandboxContext) {
  const filter = args.filter as
    | { online?: boolean; isPaired?: boolean; hasErrors?: boolean; query?: string }
    | undefined; // cast: the schema's SoundZoneFilter
  if (!filter) return paginate(zones, args);
  const text = filter.query?.toLowerCase();
  const kept = zones.filter((zone) => {
    const online = isOnline(zone, context);
    return (
      (filter.online ?? online) === online &&
      (filter.isPaired ?? zone.isPaired) === zone.isPaired &&
      (filter.hasErrors ?? statusOf(zone, online).state === 'ERROR') ===
        (statusOf(zone, online).state === 'ERROR') &&
      (!text || zone.name.toLowerCase().includes(text))
    );
  });
  return paginate(kept, args);
}

function nowPlaying(zone: Zone, context: SandboxContext) {
  if (!isOnline(zone, context)) return null;
  const { track, startedAt } = trackAt(zone, context.now());
  const wholeSecond = new Date(Math.floor(startedAt / 1_000) * 1_000).toISOString();
  return { soundZone: zone.id, startedAt: wholeSecond, track, playFrom: asPlaylist(zone.playlist) };
}

export const queryResolvers: Resolvers<SandboxContext> = {
  'Query.me': () => ({ __typename: 'PublicAPIClient', id: 'sandbox-api-client' }),
  'Query.account': (_root, { id }, context) => readableAccount(context, id),
  'Query.location': (_root, { id }, context) => {
    const location = context.fleet.location(String(id));
    if (!location || location.account.access === 'none') throw forbidden();
    return location;
  },
  'Query.soundZone': (_root, { id }, context) => readableZone(context, id),
  'Query.nowPlaying': (_root, { soundZone }, context) =>
    nowPlaying(readableZone(context, soundZone), context),
  'Query.playlist': (_root, { id }, context) => context.fleet.playlist(String(id)) ?? null,
  'Query.musicLibrary': (_root, { id }, context) => readableAccount(context, id),
  'Query.library': (_root, { owner }, context) => readableAccount(context, owner),
  'Query.search': (_root, args, context) => {
    const text = String(args.query).toLowerCase();
    const playlists = context.fleet.playlists().filter(({ name }) => name.toLowerCase().includes(text));
    const tracks = allTracks().filter(({ title, artist }) =>
      `${title} ${artist}`.toLowerCase().includes(text),
    );
    if (args.type === 'playlist')
      return paginate(
        playlists.map((playlist) => ({ ...playlist, __typename: 'Playlist' })),
        args,
      );
    if (args.type === 'track')
      return paginate(
        tracks.map((track) => ({ ...track, __typename: 'Track' })),
        args,
      );
    return paginate([], args);
  },

  'PublicAPIClient.accounts': (_client, args, { fleet }) =>
    paginate(
      fleet.accounts.filter(({ access }) => access !== 'none'),
      args,
    ),
  'Account.plan': () => 'SOUNDTRACK',
  'Account.locations': (account: Account, args) => paginate(account.locations, args),
  'Account.soundZones': (account: Account, args, context) => zonesOf(account.zones, args, context),
  'Account.soundZoneStatuses': (account: Account, _args, context) => {
    const states = account.zones.map((zone) => statusOf(zone, isOnline(zone, context)).state);
    return [...new Set(states)].map((status) => ({
      status,
      total: states.filter((state) => state === status).length,
    }));
  },
  'Account.musicLibrary': (account: Account) => account,
  'Account.library': (account: Account) => account,
  'MusicLibrary.playlists': (account: Account, args, context) =>
    paginate(playlistsOf(context, account), args),
  'Library.items': (account: Account, args, context) => {
    const { kinds, search } = (args.query ?? {}) as { kinds?: string[]; search?: string }; // cast: the schema's LibraryQuery
    const text = search?.toLowerCase() ?? '';
    const found = playlistsOf(context, account).filter(({ name }) => name.toLowerCase().includes(text));
    const items = kinds && !kinds.includes('PLAYLIST') ? [] : found;
    return paginate(
      items.map((playlist) => ({ ...playlist, __typename: 'Playlist' })),
      args,
    );
  },
  'Location.countryName': (location: Location) => location.account.country,
  'Location.soundZones': (location: Location, args) => paginate(location.zones, args),

  'SoundZone.shortId': (zone: Zone) => zone.id.slice(-8),
  'SoundZone.location': (zone: Zone) => {
    if (zone.isLocationGone) throw notFound();
    return zone.location;
  },
  'SoundZone.streamingType': () => 'TIER_1',
  'SoundZone.devicePlatform': (zone: Zone) => (zone.isPaired ? 'linux' : null),
  'SoundZone.device': (zone: Zone) => (zone.isPaired ? deviceOf(zone) : null),
  'SoundZone.online': (zone: Zone, _args, context) => isOnline(zone, context),
  'SoundZone.status': (zone: Zone, _args, context) => statusOf(zone, isOnline(zone, context)),
  'SoundZone.nowPlaying': (zone: Zone, _args, context) => nowPlaying(zone, context),
  'SoundZone.playFrom': (zone: Zone) => asPlaylist(zone.playlist),
  'SoundZone.playback': (zone: Zone, _args, context) => {
    failNowAndThen(context, zone);
    return zone;
  },
  'Playback.soundZone': (zone: Zone) => zone,
  'Playback.state': (zone: Zone, _args, context) => playbackState(zone, isOnline(zone, context)),
  'Playback.volume': (zone: Zone, _args, context) => shownVolume(zone, isOnline(zone, context)),
  'Playback.playFrom': (zone: Zone) => asPlaylist(zone.playlist),
  'Playback.playbackMode': () => 'AUTO',

  'Track.name': (track: Track) => track.title,
  'Track.explicit': () => false,
  'Track.artists': (track: Track) => [{ id: `artist:${track.artist}`, name: track.artist }],
  'Track.album': (track: Track) => ({ id: `album:${track.album}`, title: track.album }),
  'Playlist.presentAs': () => 'playlist',
  'Playlist.snapshot': () => '1',
};

const CAPABILITIES = ['ONLINE_MONITORING', 'PLAYBACK_CONTROL', 'VOLUME'];

const deviceOf = (zone: Zone) => ({
  id: `Device.${zone.id}`,
  name: `Player ${zone.name}`,
  label: 'IPAM400',
  type: 'player',
  platform: 'linux',
  softwareVersion: '42.1.0',
  capabilities: CAPABILITIES,
});
