import type { OutboundMessageId } from '../../domain/ids.ts';
import type { OutboundStatus } from '../../domain/message/outbound.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { moveMessage } from './move-message.ts';

/** Notes that it cannot be told whether the vendor has taken the message: nothing goes out before that is settled. */
export async function markUnknown(
  context: Context,
  input: { outboundMessageId: OutboundMessageId; attemptToken: string; reason: string },
): Promise<{ isCurrent: boolean; status: OutboundStatus }> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    if (row.attemptToken !== input.attemptToken) return { isCurrent: false, status: row.status };
    const unknown = { status: 'unknown', at: inner.clock.now(), reason: input.reason } as const;
    const { status } = await moveMessage(inner, row, [unknown]);
    return { isCurrent: true, status };
  });
}
