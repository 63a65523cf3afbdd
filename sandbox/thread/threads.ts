import { z } from 'zod';

import type { EventHub } from '../event-hub.ts';
import { plainAddress } from './plain-address.ts';

export const CHANNELS = ['whatsapp', 'line', 'email'] as const;
type Channel = (typeof CHANNELS)[number];
export type Party = { channel: Channel; address: string };

export const contactSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.string().optional(),
  channels: z.object({
    whatsapp: z.string().min(5).optional(),
    line: z.string().min(5).optional(),
    email: z.string().min(3).optional(),
  }),
  /** What the page shows beside the name. */
  venue: z.string().default(''),
  accountId: z.string().nullish(),
  /** When this person last wrote on WhatsApp, for a service window that is already open. */
  lastWroteAt: z.iso.datetime({ offset: true }).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** `pending`: written by the contact, not yet accepted by the app. `accepted`: LINE and mail tell no more. */
type Tick = 'pending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
type ThreadMessage = {
  id: string;
  at: string;
  direction: 'from_contact' | 'to_contact';
  kind: 'text' | 'template' | 'email' | 'other';
  text: string;
  subject?: string;
  replyTo?: string;
  tick: Tick;
  error?: string;
};
export type Thread = Party & {
  messages: ThreadMessage[];
  lastInboundAt: number | null;
  typingUntil: number | null;
};

export type ThreadsState = { contacts: Contact[]; threads: Thread[] };
export type Threads = {
  contacts(): Contact[];
  contact(id: string): Contact | undefined;
  contactAt(party: Party): Contact | undefined;
  replaceContacts(contacts: Contact[]): void;
  of(party: Party): Thread;
  /** Whose message this is, among those that contacts wrote. */
  writerOf(messageId: string): Party | undefined;
  add(party: Party, message: ThreadMessage): void;
  tick(party: Party, change: { id: string; tick: Tick; error?: string }): void;
  type(party: Party, forMs: number): void;
  state(): ThreadsState;
  restore(state: ThreadsState): void;
};

/** A phone scrolls back this far. */
const MESSAGES_KEPT = 500;
const TICK_ORDER: Tick[] = ['pending', 'accepted', 'sent', 'delivered', 'read', 'failed'];
const keyOf = (party: Party) => `${party.channel}:${plainAddress(party).toLowerCase()}`;

export function createThreads(options: {
  now: () => number;
  events: EventHub;
  changed: () => void;
}): Threads {
  const { now, events, changed } = options;
  let contacts = new Map<string, Contact>();
  let owners = new Map<string, Contact>();
  let threads = new Map<string, Thread>();
  const writers = new Map<string, Party>();
  const noteWriter = (party: Party, message: ThreadMessage) => {
    if (message.direction === 'from_contact') writers.set(message.id, party);
  };

  const of = (party: Party): Thread => {
    const known = threads.get(keyOf(party));
    if (known) return known;
    const contact = owners.get(keyOf(party));
    const wrote =
      party.channel === 'whatsapp' && contact?.lastWroteAt ? Date.parse(contact.lastWroteAt) : null;
    const { channel, address } = party;
    const thread: Thread = { channel, address, messages: [], lastInboundAt: wrote, typingUntil: null };
    threads.set(keyOf(party), thread);
    return thread;
  };
  const tell = (party: Party, event: Record<string, unknown> & { type: 'thread' | 'typing' }) => {
    const { channel, address } = party;
    events.publish({ contactId: owners.get(keyOf(party))?.id ?? null, channel, address, ...event });
    changed();
  };
  const setContacts = (list: Contact[]) => {
    contacts = new Map(list.map((contact) => [contact.id, contact]));
    owners = new Map(
      list.flatMap((contact) => addressesOf(contact).map((party) => [keyOf(party), contact] as const)),
    );
  };

  return {
    contacts: () => [...contacts.values()],
    contact: (id) => contacts.get(id),
    contactAt: (party) => owners.get(keyOf(party)),
    replaceContacts(list) {
      setContacts(list);
      events.publish({ type: 'contacts' });
      changed();
    },
    of,
    writerOf: (messageId) => writers.get(messageId),
    add(party, message) {
      const thread = of(party);
      thread.messages.push(message);
      noteWriter(party, message);
      if (thread.messages.length > MESSAGES_KEPT) writers.delete(thread.messages.shift()?.id ?? '');
      if (message.direction === 'from_contact') thread.lastInboundAt = Date.parse(message.at);
      else thread.typingUntil = null;
      tell(party, { type: 'thread', message });
    },
    tick(party, { id, tick, error }) {
      const message = of(party).messages.findLast((candidate) => candidate.id === id);
      if (!message || TICK_ORDER.indexOf(tick) <= TICK_ORDER.indexOf(message.tick)) return;
      message.tick = tick;
      if (error !== undefined) message.error = error;
      tell(party, { type: 'thread', message });
    },
    type(party, forMs) {
      of(party).typingUntil = now() + forMs;
      tell(party, { type: 'typing', until: new Date(now() + forMs).toISOString() });
    },
    state: () => ({ contacts: [...contacts.values()], threads: [...threads.values()] }),
    restore(state) {
      setContacts(state.contacts);
      threads = new Map(state.threads.map((thread) => [keyOf(thread), thread]));
      writers.clear();
      for (const thread of state.threads) for (const message of thread.messages) noteWriter(thread, message);
    },
  };
}

export function addressesOf(contact: Contact): Party[] {
  return CHANNELS.flatMap((channel) => {
    const address = contact.channels[channel];
    return address ? [{ channel, address }] : [];
  });
}
