import { randomBytes } from 'node:crypto';

import type { SandboxContext } from '../context.ts';
import { isUserId } from '../thread/plain-address.ts';
import type { Party } from '../thread/threads.ts';
import type { Outgoing } from './message-schemas.ts';
import { WINDOW_CLOSED } from './meta-error.ts';

const WINDOW_MS = 24 * 3_600_000;

export const newWamid = () => `wamid.${randomBytes(24).toString('base64')}`;

/** Accepts the message, and lets its fate follow as callbacks. A closed window is told only there, as Meta does. */
export function sendMessage(context: SandboxContext, outgoing: Outgoing) {
  const { now, ledger, threads, store } = context;
  const { to, kind, text, replyTo, callbackData } = outgoing;
  const id = newWamid();
  const party: Party = { channel: 'whatsapp', address: to };
  const { lastInboundAt } = threads.of(party);
  const isOpen = lastInboundAt !== null && now() - lastInboundAt < WINDOW_MS;
  const willFail = kind === 'text' && !isOpen;

  const entry = {
    vendor: 'whatsapp',
    operation: kind,
    id,
    key: callbackData ?? null,
    recipient: to,
  } as const;
  ledger.append({ ...entry, body: outgoing, outcome: 'accepted' });
  const at = new Date(now()).toISOString();
  threads.add(party, {
    id,
    at,
    direction: 'to_contact',
    kind,
    text,
    ...(replyTo && { replyTo }),
    tick: 'accepted',
  });
  store.touch('rest');

  const fate = willFail ? (['failed'] as const) : (['sent', 'delivered', 'read'] as const);
  for (const [index, status] of fate.entries()) {
    if (status === 'read' && !context.settings.whatsappReadReceipts) continue;
    const delayMs = context.settings.callbackDelayMs * (index + 1);
    context.timers.after(delayMs, () => tellStatus(context, { id, party, status, callbackData }));
  }
  return {
    messaging_product: 'whatsapp',
    contacts: [isUserId(to) ? { input: to, user_id: to } : { input: to, wa_id: to }],
    messages: [{ id }],
  };
}

type Status = {
  id: string;
  party: Party;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  callbackData: string | undefined;
};

function tellStatus(context: SandboxContext, { id, party, status, callbackData }: Status) {
  const error = status === 'failed' ? WINDOW_CLOSED : undefined;
  context.threads.tick(party, { id, tick: status, ...(error && { error: error.error_data.details }) });
  const payload = {
    id,
    status,
    timestamp: String(Math.floor(context.now() / 1_000)),
    ...(isUserId(party.address) ? { recipient_user_id: party.address } : { recipient_id: party.address }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
    ...(error && { errors: [error] }),
  };
  context.callbacks.post({ id, vendor: 'whatsapp', kind: 'status', party, payload });
}
