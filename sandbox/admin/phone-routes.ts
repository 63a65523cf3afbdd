import { Router } from 'express';
import { z } from 'zod';

import type { SandboxContext } from '../context.ts';
import type { LineState } from '../line/line-state.ts';
import { writeOnLine } from '../line/write-on-line.ts';
import {
  addressesOf,
  CHANNELS,
  type Contact,
  contactSchema,
  type Party,
  type Thread,
} from '../thread/threads.ts';
import { writeOnWhatsapp } from '../whatsapp/write-on-whatsapp.ts';
import { AdminError } from './admin-error.ts';

const contactsSchema = z.object({ contacts: z.array(contactSchema) });
const writtenSchema = z.object({
  contactId: z.string(),
  channel: z.enum(CHANNELS),
  text: z.string().trim().min(1).max(4_000),
  replyTo: z.string().optional(),
});

/** The other side of the conversation: contacts, what stands on their phones, and what they write. */
export function phoneRoutes(context: SandboxContext, line: LineState): Router {
  const router = Router();
  const { threads } = context;
  const contactOf = (id: string): Contact => {
    const contact = threads.contact(id);
    if (!contact) throw new AdminError(404, 'There is no such contact.');
    return contact;
  };

  router.put('/contacts', (request, response) => {
    const { contacts } = contactsSchema.parse(request.body);
    threads.replaceContacts(contacts);
    response.json({ contactCount: contacts.length });
  });
  router.get('/contacts', (_request, response) => {
    const contacts = threads
      .contacts()
      .map((contact) => ({ ...contact, lastMessage: lastMessageOf(contact) }));
    response.json({ contacts });
  });
  router.get('/threads/:contactId', (request, response) => {
    const contact = contactOf(request.params.contactId);
    response.json({ contact, channels: addressesOf(contact).map((party) => threadView(threads.of(party))) });
  });
  router.post('/messages', (request, response) => {
    const { contactId, channel, text, replyTo } = writtenSchema.parse(request.body);
    const contact = contactOf(contactId);
    const address = contact.channels[channel];
    if (!address) throw new AdminError(409, `${contact.name} has no ${channel} address.`);
    if (channel === 'email')
      throw new AdminError(409, 'The app takes in no e-mail yet: write on WhatsApp or LINE.');
    const { id } =
      channel === 'line'
        ? writeOnLine(context, line, { userId: address, text, replyTo })
        : writeOnWhatsapp(context, contact, { address, text, replyTo });
    response.status(202).json({ id, contactId, channel });
  });
  return router;

  function threadView({ channel, address, messages, lastInboundAt, typingUntil }: Thread) {
    const isTyping = typingUntil !== null && typingUntil > context.now();
    return {
      channel,
      address,
      messages,
      lastWroteAt: lastInboundAt === null ? null : new Date(lastInboundAt).toISOString(),
      typingUntil: isTyping ? new Date(typingUntil).toISOString() : null,
    };
  }

  function lastMessageOf(contact: Contact) {
    const last = addressesOf(contact).map((party: Party) => ({
      ...threads.of(party).messages.at(-1),
      channel: party.channel,
    }));
    const newest = last.sort((left, right) => (right.at ?? '').localeCompare(left.at ?? ''))[0];
    return newest?.at ? newest : null;
  }
}
