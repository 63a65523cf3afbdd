import type { OutboundMessageId } from '../../domain/ids.ts';
import type { SendOrder } from '../../domain/message/send-order.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { publishMessage } from './move-message.ts';
import { raiseSendAlert } from './raise-send-alert.ts';
import { toSendOutcome } from './to-send-outcome.ts';

/**
 * The quick tries are used up and nothing left: a person sees it, and the message's own workflow tries on with
 * patience, so that neither its conversation nor its incident has to wait.
 */
export async function parkMessage(
  context: Context,
  input: { outboundMessageId: OutboundMessageId; waitMs: number },
): Promise<{ outcome: SendOutcome; events: WorkflowEvent[] }> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    const isStillToSend = row.status === 'intended' || row.status === 'sending';
    if (!isStillToSend) return { outcome: toSendOutcome(row), events: [] };
    const reason = row.statusReason ?? 'no answer';
    const sentence = `A message on ${row.channel} could not be sent yet: ${reason}. It is tried again.`;
    await raiseSendAlert(inner, { row, type: 'send_failed', sentence });
    await publishMessage(inner, row);
    const payload: SendOrder = { kind: 'parked', at: inner.clock.now().getTime(), waitMs: input.waitMs };
    const event = await addWorkflowEvent(inner, {
      processType: 'message',
      processId: row.id,
      signal: payload.kind,
      payload,
    });
    return { outcome: { outboundMessageId: row.id, status: 'unknown', reason: 'parked' }, events: [event] };
  });
}
