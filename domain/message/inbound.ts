import type { Channel, MessageKind } from './channels.ts';

/** One message of a vendor's webhook in our words. Ids are the vendor's. */
export type InboundMessage = {
  channel: Channel;
  /** The account it was written to: WhatsApp phone_number_id, LINE destination, mail address. */
  accountExternalId: string;
  senderExternalId: string;
  senderName: string | null;
  providerMessageId: string;
  /** Stable over redeliveries of the same event. */
  eventId: string;
  kind: MessageKind;
  text: string | null;
  /** ISO instant given by the vendor. */
  sentAt: string;
  replyToProviderMessageId: string | null;
  /** LINE only: one use, about a minute. */
  replyToken: string | null;
};

/** What a vendor tells about a message that we sent. */
export type DeliveryReport = {
  channel: Channel;
  accountExternalId: string;
  providerMessageId: string;
  /** Our own id, where the vendor echoes it back. */
  outboundId: string | null;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: string;
  errorCode: string | null;
  errorText: string | null;
};

export type ParsedWebhook = { messages: InboundMessage[]; reports: DeliveryReport[]; ignored: number };
