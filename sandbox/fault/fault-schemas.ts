import { z } from 'zod';

export const FAULT_KINDS = [
  'delay',
  'drop_before_accept',
  'drop_after_accept',
  'rate_limited',
  'server_error',
  'bad_gateway_html',
  'overloaded',
  'partial_errors',
  'duplicate_callbacks',
  'reorder_callbacks',
  'lose_callbacks',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Without `probability` and `next` a fault strikes every time until it is taken away. */
export const faultSchema = z.strictObject({
  vendor: z.enum(['soundtrack', 'whatsapp', 'line', 'claude', 'email']),
  kind: z.enum(FAULT_KINDS),
  /** Only this phone number, user id, mail address or zone id. */
  recipient: z.string().min(1).optional(),
  /** Only operations that contain this: a path, a mutation's name, `webhook.message`, `webhook.status`. */
  operation: z.string().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  /** How many times it still strikes. */
  next: z.number().int().min(0).optional(),
  params: z
    .strictObject({
      delayMs: z.number().min(0).max(600_000).optional(),
      retryAfterSeconds: z.number().min(0).optional(),
      status: z.number().int().min(400).max(599).optional(),
      /** The vendor's own error code, such as 131056 for WhatsApp's pair rate. */
      code: z.number().int().optional(),
    })
    .prefault({}),
});

export type FaultSpec = z.infer<typeof faultSchema>;
export type Fault = FaultSpec & { struck: number };
