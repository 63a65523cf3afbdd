import type { Zone } from './types.ts';

export type Lamp = 'online' | 'unplugged' | 'offline' | 'unpaired';

/** What the lamp on the box shows. Unplugged by somebody here is not the same as offline by its own story. */
export function lampOf(zone: Pick<Zone, 'isPaired' | 'isUnplugged' | 'online'>): Lamp {
  if (!zone.isPaired) return 'unpaired';
  if (zone.isUnplugged) return 'unplugged';
  return zone.online ? 'online' : 'offline';
}
