import type { SandboxContext } from '../context.ts';
import type { Playlist, Zone } from './fleet.ts';
import { trackAt } from './tracks.ts';
import { zoneView } from './zone-view.ts';

export type PlayerCommand =
  | { kind: 'play' }
  | { kind: 'pause' }
  | { kind: 'skip' }
  | { kind: 'volume'; volume: number }
  | { kind: 'assign'; playlist: Playlist };

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
    context.events.publish({ type: 'zone', zone: zoneView(context, zone) });
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
