import type { ConnectionId, OutboundMessageId } from '../../domain/ids.ts';
import type { OutboundStatus } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { findReports } from './find-reports.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { lockProviderMessage } from './lock-provider-message.ts';
import { moveMessage } from './move-message.ts';

/** Notes that the vendor has taken the message, with what its reports have said meanwhile. */
export async function markAccepted(
  context: Context,
  input: {
    outboundMessageId: OutboundMessageId;
    connectionId: ConnectionId;
    attemptToken: string;
    providerMessageId: string;
  },
): Promise<{ isCurrent: boolean; status: OutboundStatus; events: WorkflowEvent[] }> {
  return inTransaction(context, async (inner) => {
    const { connectionId, providerMessageId } = input;
    // before the row, as the reports do it: two transactions with both locks in different orders would never end
    await lockProviderMessage(inner, { connectionId, providerMessageId });
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    // held by nobody means that nothing else is on its way: then even a late proof is welcome
    if (row.attemptToken !== null && row.attemptToken !== input.attemptToken) {
      // a later attempt owns the row; that two of them got through must not stay hidden
      await recordAudit(inner, {
        action: 'message.accepted_late',
        entityType: 'outbound_message',
        entityId: row.id,
        after: { providerMessageId, attemptToken: input.attemptToken },
      });
      return { isCurrent: false, status: row.status, events: [] };
    }
    const reports = await findReports(inner, { ...row, providerMessageId });
    const accepted = { status: 'accepted', at: inner.clock.now(), providerMessageId } as const;
    return { isCurrent: true, ...(await moveMessage(inner, row, [accepted, ...reports])) };
  });
}
