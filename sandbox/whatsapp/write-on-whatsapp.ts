import type { SandboxContext } from '../context.ts';
import type { Contact, Party } from '../thread/threads.ts';
import { isUserId, plainAddress } from '../thread/plain-address.ts';
import { newWamid } from './send-message.ts';

/** A person types on their phone: it is on the screen at once, and on its way to the app. */
export function writeOnWhatsapp(
  context: SandboxContext,
  contact: Contact,
  written: { address: string; text: string; replyTo?: string | undefined },
): { id: string } {
  const { now, threads, callbacks } = context;
  const { address, text, replyTo } = written;
  const party: Party = {
    channel: 'whatsapp',
    address: plainAddress({ channel: 'whatsapp', address }),
  };
  const hidesNumber = isUserId(party.address);
  const id = newWamid();
  const at = new Date(now()).toISOString();
  threads.add(party, {
    id,
    at,
    direction: 'from_contact',
    kind: 'text',
    text,
    ...(replyTo && { replyTo }),
    tick: 'pending',
  });
  const payload = {
    contact: {
      profile: { name: contact.name },
      ...(hidesNumber ? { user_id: party.address } : { wa_id: party.address }),
    },
    ...(hidesNumber ? { from_user_id: party.address } : { from: party.address }),
    id,
    timestamp: String(Math.floor(now() / 1_000)),
    type: 'text',
    text: { body: text },
    ...(replyTo && { context: { from: context.identity.whatsappDisplayNumber, id: replyTo } }),
  };
  callbacks.post({ id, vendor: 'whatsapp', kind: 'message', party, payload });
  return { id };
}
