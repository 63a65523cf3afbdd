import type { OutboundMessageId } from '../ids.ts';

/**
 * The send ledger's states. Forward only:
 * intended > sending > accepted > sent > delivered > read; or failed, skipped, unknown.
 */
export const OUTBOUND_STATUSES = [
  'intended',
  'sending',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'skipped',
  'unknown',
] as const;
export type OutboundStatus = (typeof OUTBOUND_STATUSES)[number];

/** Why a message leaves. Decides its place in the pacer's queue and which permit it needs. */
export const OUTBOUND_PURPOSES = ['reply', 'person_reply', 'incident_notice', 'sla_notice'] as const;
export type OutboundPurpose = (typeof OUTBOUND_PURPOSES)[number];

/** What `sendMessage` tells its caller when it is done. `unknown` is with a person now. */
export type SendOutcome = {
  outboundMessageId: OutboundMessageId;
  status: 'accepted' | 'failed' | 'skipped' | 'unknown';
  reason: string | null;
};

/** What one call of the sending activity came to. `paced`: the account's pace has room only later. */
export type SendStep = SendOutcome | { status: 'paced'; waitMs: number; slotAt: number | null };

/** What came of looking for proof: settled, with a person, or free to be tried again. */
export type SettleStep = SendOutcome | { status: 'may_be_sent' };
