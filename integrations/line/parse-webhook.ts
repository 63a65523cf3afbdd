import { z } from 'zod';
import type { MessageKind } from '../../domain/message/channels.ts';
import type { InboundMessage, ParsedWebhook } from '../../domain/message/inbound.ts';
import { MalformedWebhookError } from '../errors.ts';

/** Empty `events` is how LINE's console tries whether we are there. */
const envelopeSchema = z.object({ destination: z.string().min(1), events: z.array(z.unknown()) });

const optionalText = z.string().optional().catch(undefined);

/**
 * Only what a person wrote to us alone: in a group the answer would reach people whose rights nobody has checked.
 * Edits exist in groups only; an unsent message, a follow or a postback says nothing that could be answered.
 */
const messageEventSchema = z.object({
  type: z.literal('message'),
  mode: z.literal('active'),
  timestamp: z.number().int().min(0).max(8e15),
  source: z.object({ type: z.literal('user'), userId: z.string().min(1) }),
  webhookEventId: z.string().min(1),
  replyToken: optionalText,
  message: z.object({
    id: z.string().min(1),
    type: z.string(),
    text: optionalText,
    fileName: optionalText,
    title: optionalText,
    address: optionalText,
    quotedMessageId: optionalText,
  }),
});
type MessageEvent = z.infer<typeof messageEventSchema>;

/** @throws MalformedWebhookError only if the body is not the documented envelope. */
export function parseWebhook(json: unknown): ParsedWebhook {
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) {
    throw new MalformedWebhookError('line', envelope.error.issues[0]?.path.join('.') ?? '');
  }
  const { destination, events } = envelope.data;
  const messages = events.flatMap((event) => {
    const { data } = messageEventSchema.safeParse(event);
    return data ? [toMessage(data, destination)] : [];
  });
  // LINE tells nothing of delivery or reading.
  return { messages, reports: [], ignored: events.length - messages.length };
}

function toMessage(event: MessageEvent, destination: string): InboundMessage {
  const { message, source, webhookEventId, replyToken, timestamp } = event;
  return {
    channel: 'line',
    accountExternalId: destination,
    senderExternalId: source.userId,
    // The event carries no name; the profile has to be asked for.
    senderName: null,
    providerMessageId: message.id,
    eventId: webhookEventId,
    ...contentOf(message),
    sentAt: new Date(timestamp).toISOString(),
    replyToProviderMessageId: message.quotedMessageId ?? null,
    replyToken: replyToken ?? null,
  };
}

function contentOf(message: MessageEvent['message']): { kind: MessageKind; text: string | null } {
  switch (message.type) {
    case 'text':
      return message.text === undefined
        ? { kind: 'unsupported', text: null }
        : { kind: 'text', text: message.text };
    case 'image':
    case 'audio':
    case 'video':
      return { kind: message.type, text: null };
    case 'sticker':
      // Only stickers with words typed into them have a text.
      return { kind: 'sticker', text: message.text ?? null };
    case 'file':
      return { kind: 'document', text: message.fileName ?? null };
    case 'location':
      return { kind: 'location', text: message.title ?? message.address ?? null };
    default:
      return { kind: 'unsupported', text: null };
  }
}
