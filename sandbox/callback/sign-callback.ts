import { createHmac } from 'node:crypto';

import type { SandboxIdentity } from '../identity.ts';
import type { Callback } from './callback.ts';

/** The payload is one change (Meta) or one event (LINE); the envelope and its signature are made anew for each try. */
export function signCallback(
  callback: Pick<Callback, 'vendor' | 'payload' | 'attempt'>,
  identity: SandboxIdentity,
): { body: string; headers: Record<string, string> } {
  const { vendor, payload, attempt } = callback;
  if (vendor === 'whatsapp') {
    const value = { messaging_product: 'whatsapp', metadata: metaNumber(identity), ...asChange(payload) };
    const entry = [{ id: '200000000000001', changes: [{ field: 'messages', value }] }];
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
    const signature = createHmac('sha256', identity.whatsappSecret).update(body).digest('hex');
    return {
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    };
  }
  const event = { ...payload, deliveryContext: { isRedelivery: attempt > 1 } };
  const body = JSON.stringify({ destination: identity.lineBotUserId, events: [event] });
  const signature = createHmac('sha256', identity.lineSecret).update(body).digest('base64');
  return {
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature },
  };
}

const metaNumber = (identity: SandboxIdentity) => ({
  display_phone_number: identity.whatsappDisplayNumber,
  phone_number_id: identity.whatsappNumberId,
});

/** A status stands alone; a message comes with the profile of its sender. */
function asChange(payload: Record<string, unknown>): Record<string, unknown> {
  if ('status' in payload) return { statuses: [payload] };
  const { contact, ...message } = payload;
  return { contacts: [contact], messages: [message] };
}
