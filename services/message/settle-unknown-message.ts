import { eq } from 'drizzle-orm';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { conflict, notFound } from '../../domain/errors.ts';
import type { ConversationId, OutboundMessageId } from '../../domain/ids.ts';
import type { SendOrder } from '../../domain/message/send-order.ts';
import type { OutboundStatus } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { requirePermission } from '../require-permission.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import type { OutboundRow } from './lock-outbound-message.ts';
import { moveMessage, publishMessage } from './move-message.ts';

/** A person decides on a message whose outcome could not be found out. This is the only way back in the ledger. */
export async function settleUnknownMessage(
  context: Context,
  input: {
    outboundMessageId: OutboundMessageId;
    decision: 'send_again' | 'was_delivered';
    /** The message must be of this conversation. */
    conversationId?: ConversationId;
  },
): Promise<{ status: OutboundStatus; events: WorkflowEvent[] }> {
  requirePermission(context, 'message.settle');
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    if (input.conversationId !== undefined && row.conversationId !== input.conversationId) {
      throw notFound('outbound_message');
    }
    if (row.status !== 'unknown') {
      throw conflict('outbound_message', 'This message needs no decision any more.');
    }
    await recordAudit(inner, {
      action: `message.${input.decision}`,
      entityType: 'outbound_message',
      entityId: row.id,
      before: { status: row.status, reason: row.statusReason },
    });
    return input.decision === 'was_delivered' ? close(inner, row) : sendAgain(inner, row);
  });
}

async function close(context: TransactionContext, row: OutboundRow) {
  const accepted = { status: 'accepted', at: context.clock.now(), reason: 'settled_by_person' } as const;
  return moveMessage(context, row, [accepted]);
}

async function sendAgain(context: TransactionContext, row: OutboundRow) {
  const now = context.clock.now();
  await context.tx
    .update(outboundMessagesTable)
    // without its token the lost attempt is fenced: should it still come back, it changes nothing
    .set({ status: 'intended', statusReason: null, attemptToken: null, sendingAt: null, settledAt: now })
    .where(eq(outboundMessagesTable.id, row.id));
  await publishMessage(context, row);
  const payload: SendOrder = { kind: 'sendAgain', at: now.getTime() };
  const event = await addWorkflowEvent(context, {
    processType: 'message',
    processId: row.id,
    signal: payload.kind,
    payload,
  });
  const status: OutboundStatus = 'intended';
  return { status, events: [event] };
}
