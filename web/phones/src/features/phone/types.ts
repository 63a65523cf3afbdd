export const CHANNELS = ['whatsapp', 'line', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Tick = 'pending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export type Message = {
  id: string;
  at: string;
  direction: 'from_contact' | 'to_contact';
  kind: 'text' | 'template' | 'email' | 'other';
  text: string;
  subject?: string;
  tick: Tick;
  error?: string;
};
export type Contact = {
  id: string;
  name: string;
  role?: string;
  channels: Partial<Record<Channel, string>>;
  venue: string;
  lastMessage: (Message & { channel: Channel }) | null;
};
export type ThreadChannel = {
  channel: Channel;
  address: string;
  messages: Message[];
  typingUntil: string | null;
};
export type Thread = { contact: Contact; channels: ThreadChannel[] };

/** A phone lies on the table: whose, and which of their apps is open. */
export type OpenPhone = { contactId: string; channel: Channel };
