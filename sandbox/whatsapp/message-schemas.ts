import { z } from 'zod';

import { isUserId } from '../thread/plain-address.ts';
import { invalidParameter, MetaError, missingParameter } from './meta-error.ts';

const templateSchema = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.object({ code: z.string().min(2) }),
  components: z
    .array(
      z.object({
        type: z.string(),
        parameters: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).default([]),
      }),
    )
    .default([]),
});

const outgoingSchema = z.object({
  to: z.string().optional(),
  /** Instead of `to`, for people who hide their number: an id such as `TH.1349...`. */
  recipient: z.string().optional(),
  type: z.enum(['text', 'template']).default('text'),
  text: z.object({ body: z.string(), preview_url: z.boolean().optional() }).optional(),
  template: templateSchema.optional(),
  context: z.object({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export type Outgoing = {
  to: string;
  kind: 'text' | 'template';
  text: string;
  replyTo: string | undefined;
  callbackData: string | undefined;
};

/** Meta cuts nothing: a longer text is refused. */
const LONGEST_TEXT = 4_096;

/** @throws MetaError as Meta would answer. */
export function readOutgoing(body: Record<string, unknown>): Outgoing {
  if (!body.messaging_product) throw missingParameter('messaging_product');
  if (!body.to && !body.recipient) throw missingParameter('to');
  if (body.messaging_product !== 'whatsapp') throw invalidParameter('messaging_product must be whatsapp');
  const type = body.type ?? 'text';
  if (type !== 'text' && type !== 'template') {
    const message = '(#131051) Unsupported message type';
    throw new MetaError({
      status: 400,
      code: 131051,
      message,
      details: `Message type ${JSON.stringify(type)} is not supported here.`,
    });
  }
  const parsed = outgoingSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidParameter(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { text, template, context, biz_opaque_callback_data: callbackData } = parsed.data;
  const common = { to: addressee(parsed.data), replyTo: context?.message_id, callbackData };
  if (type === 'template') {
    if (!template) throw missingParameter('template');
    return { ...common, kind: 'template', text: renderTemplate(template) };
  }
  if (!text?.body) throw missingParameter('text.body');
  if (text.body.length > LONGEST_TEXT)
    throw invalidParameter('Param text.body must be at most 4096 characters long.');
  return { ...common, kind: 'text', text: text.body };
}

function addressee({ to, recipient = '' }: z.infer<typeof outgoingSchema>): string {
  if (to) {
    const digits = to.replace(/[+\s()-]/g, '');
    if (!/^\d{6,20}$/.test(digits)) throw invalidParameter('Recipient phone number is not valid.');
    return digits;
  }
  if (!isUserId(recipient)) throw invalidParameter('recipient must be a business-scoped user id.');
  return recipient;
}

/** Its wording lies with Meta, so the phone shows the name and what was filled in. */
function renderTemplate(template: z.infer<typeof templateSchema>): string {
  const filled = template.components.flatMap(({ parameters }) => parameters);
  if (filled.some(({ type, text }) => type === 'text' && !text)) {
    const message = '(#131008) Required parameter is missing';
    throw new MetaError({
      status: 400,
      code: 131008,
      message,
      details: 'Parameter of type text is missing text value',
    });
  }
  const values = filled.map(({ text }) => text ?? '').filter(Boolean);
  return [`[${template.name}]`, ...values].join('\n');
}
