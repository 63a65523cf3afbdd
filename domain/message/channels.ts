/** Where a person writes to us and we write back. */
export const CHANNELS = ['whatsapp', 'line', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who wrote a message (BOT-13): the venue's contact, the bot, a member of the team. */
export const SENDER_KINDS = ['contact', 'bot', 'team'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

export const MESSAGE_KINDS = [
  'text',
  'image',
  'audio',
  'video',
  'document',
  'location',
  'sticker',
  'unsupported',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
