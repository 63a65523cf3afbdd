import { z } from 'zod';

/** The vendor's ids are base64 with its padding written as dots. */
export const playlistId = (name: string) =>
  Buffer.from(`Collection,,${name}/`).toString('base64').replaceAll('=', '.');

const playlistSchema = z
  .union([
    z
      .string()
      .min(1)
      .transform((name) => ({ id: playlistId(name), name })),
    z.object({ id: z.string(), name: z.string() }),
  ])
  .nullish()
  .transform((playlist) => playlist ?? null);

const SUBSCRIPTION_STATES = ['ACTIVE', 'CANCELLED', 'EXPIRED', 'INACTIVE', 'PAUSED'] as const;

/** Either the bare state, or the vendor's object. */
const subscriptionSchema = z
  .union([
    z.enum(SUBSCRIPTION_STATES).transform((state) => ({ state })),
    z.object({
      state: z.enum(SUBSCRIPTION_STATES),
      isActive: z.boolean().optional(),
      activeUntil: z.string().nullish(),
    }),
  ])
  .default({ state: 'ACTIVE' })
  .transform((given) => {
    const { isActive, activeUntil } = { isActive: undefined, activeUntil: undefined, ...given };
    return {
      state: given.state,
      isActive: isActive ?? given.state === 'ACTIVE',
      activeUntil: activeUntil ?? null,
    };
  });

export const BEHAVIOURS = ['normal', 'silent_noop', 'flapping', 'null_volume'] as const;

const zoneSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  isPaired: z.boolean().default(true),
  /** As the fleet was given: unplugging is kept apart, so that plugging in brings this back. */
  online: z.boolean().default(true),
  volume: z
    .number()
    .int()
    .min(0)
    .max(16)
    .nullish()
    .transform((volume) => volume ?? 8),
  /** `offline` and `unpaired` follow from the flags above; only these two are the player's own. */
  state: z
    .string()
    .default('playing')
    .transform((state) => (state === 'paused' ? ('paused' as const) : ('playing' as const))),
  subscription: subscriptionSchema,
  behaviour: z.enum(BEHAVIOURS).default('normal'),
  playlist: playlistSchema,
  /** `location` answers null with an error, as for zones whose place was removed. */
  isLocationGone: z.boolean().default(false),
  isUnplugged: z.boolean().default(false),
});

export const fleetSchema = z.object({
  accounts: z.array(
    z.object({
      id: z.string().min(1),
      businessName: z.string().min(1),
      country: z.string().default('TH'),
      /** `read_only` refuses commands, `none` everything, with the vendor's word: Forbidden. */
      access: z.enum(['full', 'read_only', 'none']).default('full'),
      locations: z.array(
        z.object({
          id: z.string().min(1),
          name: z.string().min(1),
          timezone: z.string().default('Asia/Bangkok'),
          zones: z.array(zoneSchema),
        }),
      ),
    }),
  ),
});

export type FleetInput = z.input<typeof fleetSchema>;
export type FleetSpec = z.output<typeof fleetSchema>;
export type ZoneSpec = z.output<typeof zoneSchema>;
