import { wasAccepted } from '../../domain/message/next-status.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import type { OutboundRow } from './lock-outbound-message.ts';

/** The ledger's row as the sending process sees it: done, lost, or with a person. */
export function toSendOutcome(row: Pick<OutboundRow, 'id' | 'status' | 'statusReason'>): SendOutcome {
  const { id: outboundMessageId, status, statusReason: reason } = row;
  if (wasAccepted(status)) return { outboundMessageId, status: 'accepted', reason };
  if (status === 'failed' || status === 'skipped') return { outboundMessageId, status, reason };
  return { outboundMessageId, status: 'unknown', reason };
}
