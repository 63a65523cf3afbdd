import type { OutboundMessageId } from '../../domain/ids.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { moveMessage } from './move-message.ts';
import { toSendOutcome } from './to-send-outcome.ts';

/** A day of tries without success: the message has failed, and whoever ordered it hears so. */
export async function giveUpMessage(
  context: Context,
  input: { outboundMessageId: OutboundMessageId },
): Promise<{ outcome: SendOutcome; events: WorkflowEvent[] }> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    const isFree = row.attemptToken === null && (row.status === 'intended' || row.status === 'sending');
    if (!isFree) return { outcome: toSendOutcome(row), events: [] };
    const reason = `gave_up after ${row.statusReason ?? 'no answer'}`;
    const { events } = await moveMessage(inner, row, [{ status: 'failed', at: inner.clock.now(), reason }]);
    return { outcome: { outboundMessageId: row.id, status: 'failed', reason }, events };
  });
}
