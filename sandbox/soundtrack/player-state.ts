import type { SandboxContext } from '../context.ts';
import type { Zone } from './fleet.ts';

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
