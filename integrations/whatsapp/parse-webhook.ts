import type { MessageKind } from '../../domain/message/channels.ts';
import type { DeliveryReport, InboundMessage, ParsedWebhook } from '../../domain/message/inbound.ts';
import { MalformedWebhookError } from '../errors.ts';
import {
  contactSchema,
  envelopeSchema,
  messageSchema,
  statusSchema,
  valueSchema,
  type WebhookContact,
  type WebhookMessage,
} from './webhook-schemas.ts';

/** What says nothing that could be answered: changed identities, thumbs up, and second thoughts about an earlier message. */
const NOT_A_MESSAGE = new Set(['system', 'reaction', 'edit', 'revoke']);

/**
 * Batched as it comes: several entries, changes and messages.
 * One unreadable part is counted in `ignored` and does not take the others with it.
 * @throws MalformedWebhookError only if the body is not the documented envelope.
 */
export function parseWebhook(json: unknown): ParsedWebhook {
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) {
    throw new MalformedWebhookError('whatsapp', envelope.error.issues[0]?.path.join('.') ?? '');
  }
  const parsed: ParsedWebhook = { messages: [], reports: [], ignored: 0 };
  for (const { field, value } of envelope.data.entry.flatMap((entry) => entry.changes)) {
    const content = field === 'messages' ? valueSchema.safeParse(value) : null;
    if (!content?.success) {
      parsed.ignored += 1;
      continue;
    }
    const { metadata, contacts, messages, statuses, errors } = content.data;
    const account = metadata.phone_number_id;
    const people = contacts.flatMap((contact) => contactSchema.safeParse(contact).data ?? []);
    for (const message of messages) keep(parsed.messages, parsed, toMessage(message, account, people));
    for (const status of statuses) keep(parsed.reports, parsed, toReport(status, account));
    parsed.ignored += errors.length;
  }
  return parsed;
}

function keep<T>(list: T[], parsed: ParsedWebhook, found: T | null): void {
  if (found) list.push(found);
  else parsed.ignored += 1;
}

function toMessage(json: unknown, account: string, people: WebhookContact[]): InboundMessage | null {
  const { data: message } = messageSchema.safeParse(json);
  const sender = message?.from ?? message?.from_user_id;
  if (!message || !sender || NOT_A_MESSAGE.has(message.type)) return null;
  const person = people.find(({ wa_id, user_id }) => wa_id === sender || user_id === sender);
  return {
    channel: 'whatsapp',
    accountExternalId: account,
    senderExternalId: sender,
    senderName: person?.profile?.name ?? null,
    providerMessageId: message.id,
    eventId: message.id,
    ...contentOf(message),
    sentAt: message.timestamp,
    replyToProviderMessageId: message.context?.id ?? null,
    replyToken: null,
  };
}

/** A pressed button counts as the words on it. */
function contentOf(message: WebhookMessage): { kind: MessageKind; text: string | null } {
  switch (message.type) {
    case 'text':
      return textOr(message.text?.body);
    case 'button':
      return textOr(message.button?.text);
    case 'interactive':
      return textOr(message.interactive?.button_reply?.title ?? message.interactive?.list_reply?.title);
    case 'image':
      return { kind: 'image', text: message.image?.caption ?? null };
    case 'video':
      return { kind: 'video', text: message.video?.caption ?? null };
    case 'document':
      return { kind: 'document', text: message.document?.caption ?? message.document?.filename ?? null };
    case 'location':
      return { kind: 'location', text: message.location?.name ?? message.location?.address ?? null };
    case 'audio':
    case 'sticker':
      return { kind: message.type, text: null };
    default:
      return { kind: 'unsupported', text: null };
  }
}

function textOr(text: string | undefined): { kind: MessageKind; text: string | null } {
  return text === undefined ? { kind: 'unsupported', text: null } : { kind: 'text', text };
}

function toReport(json: unknown, account: string): DeliveryReport | null {
  const { data: status } = statusSchema.safeParse(json);
  if (!status) return null;
  const error = status.errors[0];
  return {
    channel: 'whatsapp',
    accountExternalId: account,
    providerMessageId: status.id,
    outboundId: status.biz_opaque_callback_data ?? null,
    status: status.status,
    at: status.timestamp,
    errorCode: error ? String(error.code) : null,
    // The reason is told here and nowhere else, and cannot be asked for later.
    errorText: error?.error_data?.details ?? error?.title ?? null,
  };
}
