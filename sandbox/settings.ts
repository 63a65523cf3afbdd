import { z } from 'zod';

const delayMs = z.number().min(0).max(600_000);
const range = z
  .tuple([delayMs, delayMs])
  .refine(([low, high]) => low <= high, 'the first must not be above the second');

/** What a person may turn while the sandbox runs; the defaults are demo pace. */
export const settingsSchema = z.strictObject({
  /** From a command's answer until `playback` shows it; the real player takes 500-2000. Short enough to be verified within a second. */
  playerDelayMs: range.default([300, 500]),
  modelDelayMs: delayMs.default(400),
  /** From acceptance to the first status callback, and between one status and the next. */
  callbackDelayMs: delayMs.default(150),
  /** First and longest wait before a callback that was not answered 2xx is posted again. */
  redeliverDelayMs: range.default([1_000, 60_000]),
  /** A flapping zone is online for this long, then offline for as long. */
  flapMs: z.number().min(1).default(20_000),
  /** The bucket of the music provider: 3,600 tokens and 50/s are its published figures. */
  rateLimit: z
    .strictObject({
      capacity: z.number().positive().default(3_600),
      refillPerSecond: z.number().positive().default(50),
      /** Over the limit: 200 with an error in the body, or a plain 429. Both have been seen. */
      answer: z.enum(['200', '429']).default('200'),
    })
    .prefault({}),
  lineMonthlyLimit: z.number().int().min(0).default(30_000),
  lineReplyTokenMs: z.number().min(0).default(60_000),
  whatsappReadReceipts: z.boolean().default(true),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Only what was given changes, inside `rateLimit` too. */
export function applySettings(settings: Settings, patch: unknown): Settings {
  const given = z.looseObject({ rateLimit: z.looseObject({}).optional() }).parse(patch);
  return settingsSchema.parse({
    ...settings,
    ...given,
    rateLimit: { ...settings.rateLimit, ...given.rateLimit },
  });
}
