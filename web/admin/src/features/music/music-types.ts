import type { z } from 'zod';
import type { api } from '../../lib/api/client.ts';
import type { musicChangeViewSchema } from '../../../../../domain/contract/music.ts';

export type MusicChangeView = z.infer<typeof musicChangeViewSchema>;
export type ZoneResult = MusicChangeView['zones'][number];
export type ChangeOrder = Parameters<typeof api.music.apply>[0]['change'];

/** What a control shows and changes of a zone. */
export type ControlledZone = {
  id: string;
  name: string;
  status: string;
  volume: number | null;
  volumeCeiling: number | null;
};
