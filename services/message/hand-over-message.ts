import type { OutboundMessageId } from '../../domain/ids.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { publishMessage } from './move-message.ts';
import { raiseSendAlert } from './raise-send-alert.ts';
import { toSendOutcome } from './to-send-outcome.ts';

/** Nothing could prove what became of the message: from here a person decides, and nothing leaves by itself. */
export async function handOverMessage(
  context: Context,
  input: { outboundMessageId: OutboundMessageId },
): Promise<SendOutcome> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    if (row.status === 'unknown') {
      const sentence = `It is not known whether a message on ${row.channel} was sent. Look, then decide.`;
      await raiseSendAlert(inner, { row, type: 'send_unknown', sentence });
      await publishMessage(inner, row);
    }
    return toSendOutcome(row);
  });
}
