import { z } from 'zod';
import { type Effect, interrupted } from '../errors.ts';
import { requestJson } from '../request-json.ts';
import { classifyRefusal } from './classify-refusal.ts';

export type WhatsAppClient = ReturnType<typeof createWhatsAppClient>;
type Call = { signal?: AbortSignal };

const sentSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });

/**
 * Meta's Cloud API for one of our numbers. It offers no key against repeats: a lost answer to a send is `unknown`,
 * and is settled by the status callback that brings `outboundId` back.
 */
export function createWhatsAppClient(options: {
  baseUrl: string;
  phoneNumberId: string;
  accessToken: string;
  timeoutMs: number;
}) {
  const url = `${options.baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(options.phoneNumberId)}/messages`;

  async function post(
    operation: string,
    effect: Effect,
    body: object,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const answer = await requestJson({
      vendor: 'whatsapp',
      operation,
      url,
      headers: { authorization: `Bearer ${options.accessToken}` },
      body: { messaging_product: 'whatsapp', ...body },
      effect,
      timeoutMs: options.timeoutMs,
      signal,
    });
    if (!answer.isOk) throw classifyRefusal({ answer, operation, effect });
    return answer.json;
  }

  async function send(operation: string, body: object, signal?: AbortSignal) {
    const sent = sentSchema.safeParse(await post(operation, 'once', body, signal));
    const [message] = sent.data?.messages ?? [];
    // Answered 2xx without an id: probably sent, and not to be sent again on a guess.
    if (!message) throw interrupted({ vendor: 'whatsapp', operation, effect: 'once', reason: 'bad_answer' });
    return { providerMessageId: message.id };
  }

  return {
    async sendText(message: { to: string; body: string; outboundId: string } & Call) {
      const { to, body, outboundId, signal } = message;
      const text = { body, preview_url: false };
      return send('send_text', { ...addressOf(to), ...echo(outboundId), type: 'text', text }, signal);
    },

    /** Parameters fill the template's body in their order. */
    async sendTemplate(
      message: {
        to: string;
        name: string;
        languageCode: string;
        bodyParameters: string[];
        outboundId: string;
      } & Call,
    ) {
      const { to, name, languageCode, bodyParameters, outboundId, signal } = message;
      const parameters = bodyParameters.map((text) => ({ type: 'text', text }));
      const components = parameters.length > 0 ? [{ type: 'body', parameters }] : [];
      const template = { name, language: { code: languageCode }, components };
      return send(
        'send_template',
        { ...addressOf(to), ...echo(outboundId), type: 'template', template },
        signal,
      );
    },

    /** Marks the message as read and shows that an answer is being written; it ends with the answer or after 25 s. */
    async showTyping(message: { providerMessageId: string } & Call): Promise<void> {
      const { providerMessageId: message_id, signal } = message;
      await post(
        'show_typing',
        'none',
        { status: 'read', message_id, typing_indicator: { type: 'text' } },
        signal,
      );
    },
  };
}

/** Comes back in every status of the message, up to 512 bytes. */
const echo = (outboundId: string) => ({ biz_opaque_callback_data: outboundId });

/**
 * Whoever hides the phone number is known by an id such as `TH.1349...`, which has a field of its own:
 * put into `to`, it is answered with 200 and never delivered.
 */
function addressOf(to: string) {
  const isUserId = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/.test(to);
  return { recipient_type: 'individual', ...(isUserId ? { recipient: to } : { to: to.replace(/^\+/, '') }) };
}
