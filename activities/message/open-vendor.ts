import { fillNoticeTemplate } from '../../domain/message/notice-template.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { OutgoingMessage } from '../../services/message/begin-attempt.ts';
import type { ConnectionIds } from '../dependencies.ts';
import type { MessageDependencies } from './dependencies.ts';

export type Deliver = (message: OutgoingMessage) => Promise<{ providerMessageId: string }>;

/** The one place that knows which vendor carries which channel, and what each needs besides the text. */
export async function openVendor(
  vendors: MessageDependencies['vendors'],
  input: { channel: Channel; ids: ConnectionIds },
): Promise<Deliver> {
  const { channel, ids } = input;
  switch (channel) {
    case 'whatsapp': {
      const client = await vendors.whatsapp(ids);
      return async ({ recipient: to, body, form, language, outboundMessageId: outboundId }) =>
        form === 'template'
          ? client.sendTemplate({ to, outboundId, ...fillNoticeTemplate({ body, language }) })
          : client.sendText({ to, body, outboundId });
    }
    case 'line': {
      const client = await vendors.line(ids);
      // the row's own id: every attempt of this message has the same key, so LINE delivers one of them
      return async ({ recipient: to, body: text, outboundMessageId: retryKey }) =>
        client.push({ to, text, retryKey });
    }
    case 'email': {
      const mailer = await vendors.email(ids);
      return async ({ recipient: to, subject, body: text, outboundMessageId, accountExternalId }) =>
        mailer.send({
          to,
          subject: subject ?? firstLineOf(text),
          text,
          messageId: `<${outboundMessageId}@${domainOf(accountExternalId)}>`,
        });
    }
  }
}

const firstLineOf = (text: string) => text.split('\n', 1)[0]?.slice(0, 120) ?? '';
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).replace('>', '');
