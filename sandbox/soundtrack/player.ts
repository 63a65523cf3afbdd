import type { SandboxContext } from '../context.ts';
import type { Playlist, Zone } from './fleet.ts';
import { trackAt } from './tracks.ts';

export type PlayerCommand =
  | { kind: 'play' }
  | { kind: 'pause' }
  | { kind: 'skip' }
  | { kind: 'volume'; volume: number }
  | { kind: 'assign'; playlist: Playlist };

export function isOnline(zone: Zone, context: Pick<SandboxContext, 'now' | 'settings'>): boolean {
  if (!zone.isPaired || !zone.online || zone.isUnplugged) return false;
  if (zone.behaviour !== 'flapping') return true;
  // Out of step with each other, or a fleet of flapping zones would look like one outage.
  const shift = zone.id.charCodeAt(zone.id.length >> 1);
  return (Math.floor(context.now() / context.settings.flapMs) + shift) % 2 === 0;
}

export function playbackState(zone: Zone, online: boolean): 'playing' | 'paused' | 'offline' | 'unpaired' {
  if (!zone.isPaired) return 'unpaired';
  return online ? zone.state : 'offline';
}

export function shownVolume(zone: Zone, online: boolean): number | null {
  return online && zone.behaviour !== 'null_volume' ? zone.volume : null;
}

export function statusOf(zone: Zone, online: boolean): { state: string; code: string } {
  if (!zone.isPaired) return { state: 'INCOMPLETE', code: 'NOT_PAIRED' };
  if (zone.subscription.state === 'EXPIRED') return { state: 'ERROR', code: 'SUBSCRIPTION_EXPIRED' };
  if (!zone.subscription.isActive) return { state: 'ERROR', code: 'SUBSCRIPTION_INACTIVE' };
  return online ? { state: 'OK', code: 'ALL_OK' } : { state: 'ERROR', code: 'PLAYER_DISCONNECTED' };
}

/** The answer goes out at once; the player does it some time later, or never if it is a silent one. */
export function commandPlayer(context: SandboxContext, zone: Zone, command: PlayerCommand): void {
  if (zone.behaviour === 'silent_noop') return;
  const [low, high] = context.settings.playerDelayMs;
  const now = context.now();
  // Two timers that end in the same millisecond may fire in either order.
  const inTurn = zone.busyUntil > now ? zone.busyUntil + 2 : now;
  const at = Math.max(now + low + context.random() * (high - low), inTurn);
  zone.busyUntil = at;
  const carryOut = () => {
    apply(zone, command, context.now());
    context.store.touch('fleet');
    context.events.publish({ type: 'zone', zoneId: zone.id, accountId: zone.account.id });
  };
  if (at <= now) carryOut();
  else context.timers.after(at - now, carryOut);
}

function apply(zone: Zone, command: PlayerCommand, now: number): void {
  switch (command.kind) {
    case 'play':
      if (zone.pausedAt !== null) zone.playingSince += now - zone.pausedAt;
      zone.pausedAt = null;
      zone.state = 'playing';
      return;
    case 'pause':
      zone.pausedAt ??= now;
      zone.state = 'paused';
      return;
    case 'skip': {
      const { endsInMs } = trackAt(zone, now);
      zone.playingSince -= endsInMs;
      return;
    }
    case 'volume':
      zone.volume = command.volume;
      return;
    case 'assign':
      zone.playlist = command.playlist;
      zone.playingSince = zone.pausedAt ?? now;
      return;
    default:
      command satisfies never;
  }
}
