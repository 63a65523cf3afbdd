import { z } from 'zod';

/** Only what the envelope promises is required; Meta adds fields and kinds without notice. */
export const envelopeSchema = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) })) }),
  ),
});

export const valueSchema = z.object({
  metadata: z.object({ phone_number_id: z.string().min(1) }),
  contacts: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
  errors: z.array(z.unknown()).default([]),
});

export const contactSchema = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().optional() }).optional(),
});
export type WebhookContact = z.infer<typeof contactSchema>;

/** Seconds since 1970, as text. */
const instant = z
  .string()
  .regex(/^\d{1,11}$/)
  .transform((seconds) => new Date(Number(seconds) * 1000).toISOString());

const captioned = z.object({ caption: z.string().optional() }).optional().catch(undefined);

export const messageSchema = z.object({
  id: z.string().min(1),
  /** Phone number; missing when the person hides it behind a user name. */
  from: z.string().min(1).optional(),
  /** The person's id for this business, of the form `TH.134912...`. */
  from_user_id: z.string().min(1).optional(),
  timestamp: instant,
  type: z.string(),
  context: z.object({ id: z.string().optional() }).optional().catch(undefined),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  button: z.object({ text: z.string() }).optional().catch(undefined),
  interactive: z
    .object({
      button_reply: z.object({ title: z.string() }).optional(),
      list_reply: z.object({ title: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
  image: captioned,
  video: captioned,
  document: z
    .object({ caption: z.string().optional(), filename: z.string().optional() })
    .optional()
    .catch(undefined),
  location: z
    .object({ name: z.string().optional(), address: z.string().optional() })
    .optional()
    .catch(undefined),
});
export type WebhookMessage = z.infer<typeof messageSchema>;

export const statusSchema = z.object({
  id: z.string().min(1),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: instant,
  biz_opaque_callback_data: z.string().optional().catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.number(),
        title: z.string().optional(),
        error_data: z.object({ details: z.string().optional() }).optional(),
      }),
    )
    .default([])
    .catch([]),
});
