import { z } from 'zod';

export const STATE_FILTERS = [
  'suspect',
  'offline',
  'unknown',
  'muted',
  'expired',
  'unpaired',
  'paused',
  'playing',
] as const;

/** The address holds what is shown: a saved view is a link. */
export const zoneSearchSchema = z.object({
  status: z.enum(STATE_FILTERS).optional().catch(undefined),
  country: z.string().length(2).optional().catch(undefined),
  brand: z.string().max(100).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  group: z.literal('venue').optional().catch(undefined),
});
export type ZoneSearch = z.infer<typeof zoneSearchSchema>;
