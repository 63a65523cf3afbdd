import type { SandboxContext } from '../context.ts';
import type { Account, Zone } from './fleet.ts';
import { isOnline, playbackState, statusOf } from './player-state.ts';
import { trackAt } from './tracks.ts';

/** A player as a person standing before it would see it: the volume is known even when the provider tells none. */
export function zoneView(context: SandboxContext, zone: Zone) {
  const { id, name, isPaired, isUnplugged, volume, subscription, behaviour, playlist } = zone;
  const online = isOnline(zone, context);
  const { track, startedAt } = trackAt(zone, context.now());
  return {
    id,
    name,
    accountId: zone.account.id,
    locationId: zone.location.id,
    isPaired,
    isUnplugged,
    online,
    state: playbackState(zone, online),
    status: statusOf(zone, online),
    volume,
    subscription,
    behaviour,
    playlist,
    track: online
      ? { title: track.title, artist: track.artist, startedAt: new Date(startedAt).toISOString() }
      : null,
  };
}

export function accountView(context: SandboxContext, account: Account) {
  const { id, businessName, country, access, locations } = account;
  return {
    id,
    businessName,
    country,
    access,
    locations: locations.map((location) => ({
      id: location.id,
      name: location.name,
      timezone: location.timezone,
      zones: location.zones.map((zone) => zoneView(context, zone)),
    })),
  };
}
