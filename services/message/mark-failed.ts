import type { OutboundMessageId } from '../../domain/ids.ts';
import type { OutboundStatus } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { moveMessage } from './move-message.ts';

/** Notes that the vendor has refused the message and would refuse it again. */
export async function markFailed(
  context: Context,
  input: { outboundMessageId: OutboundMessageId; attemptToken: string; reason: string },
): Promise<{ isCurrent: boolean; status: OutboundStatus; events: WorkflowEvent[] }> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    if (row.attemptToken !== input.attemptToken) return { isCurrent: false, status: row.status, events: [] };
    const failed = { status: 'failed', at: inner.clock.now(), reason: input.reason } as const;
    return { isCurrent: true, ...(await moveMessage(inner, row, [failed])) };
  });
}
