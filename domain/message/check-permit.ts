import type { Channel } from './channels.ts';
import type { OutboundPurpose } from './outbound.ts';

/** Meta counts from the contact's last message; its clock decides, so ours stops early. */
export const SERVICE_WINDOW_MS = 24 * 3_600_000;
const WINDOW_MARGIN_MS = 5 * 60_000;

/** What the vendors take in one message. Mail has no such limit; this one keeps out accidents. */
const LONGEST_BODY: Record<Channel, number> = { whatsapp: 4_096, line: 5_000, email: 100_000 };

export type PermitQuestion = {
  channel: Channel;
  purpose: OutboundPurpose;
  body: string;
  recipient: string;
  /** The contact's last message to this account. */
  lastInboundAt: Date | null;
  now: Date;
};

/** `template`: only in an approved wording. The facts are kept with the message. */
export type Permit =
  | { isAllowed: true; form: 'text' | 'template'; rule: string; windowEndsAt: string | null }
  | { isAllowed: false; reason: 'empty' | 'too_long' | 'address_invalid' | 'window_closed' };

/** May this message leave now? Asked at the instant of sending, since the answer changes with time. */
export function checkPermit(question: PermitQuestion): Permit {
  const { channel, body, recipient } = question;
  if (body.trim() === '') return { isAllowed: false, reason: 'empty' };
  if (body.length > LONGEST_BODY[channel]) return { isAllowed: false, reason: 'too_long' };
  switch (channel) {
    case 'line':
      return { isAllowed: true, form: 'text', rule: 'line_push', windowEndsAt: null };
    case 'email':
      // no check of the whole grammar: enough to refuse what no server takes, and a second recipient or header
      return /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(recipient)
        ? { isAllowed: true, form: 'text', rule: 'email_address', windowEndsAt: null }
        : { isAllowed: false, reason: 'address_invalid' };
    case 'whatsapp':
      return checkServiceWindow(question);
  }
}

function checkServiceWindow({ purpose, lastInboundAt, now }: PermitQuestion): Permit {
  const endsAt = lastInboundAt === null ? null : lastInboundAt.getTime() + SERVICE_WINDOW_MS;
  if (endsAt !== null && now.getTime() < endsAt - WINDOW_MARGIN_MS) {
    const windowEndsAt = new Date(endsAt).toISOString();
    return { isAllowed: true, form: 'text', rule: 'service_window', windowEndsAt };
  }
  // a notice has an approved wording to stand in; an answer has not
  return purpose === 'incident_notice' || purpose === 'sla_notice'
    ? { isAllowed: true, form: 'template', rule: 'notice_template', windowEndsAt: null }
    : { isAllowed: false, reason: 'window_closed' };
}
