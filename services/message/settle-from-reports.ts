import type { OutboundMessageId } from '../../domain/ids.ts';
import { isSafeToRepeat } from '../../domain/message/is-safe-to-repeat.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { findReports } from './find-reports.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import { moveMessage } from './move-message.ts';
import { toSendOutcome } from './to-send-outcome.ts';

export type Settlement =
  | { kind: 'settled'; outcome: SendOutcome; events: WorkflowEvent[] }
  /** No report yet, and the vendor may have it. */
  | { kind: 'unknown' }
  /** Nothing left, or the vendor recognises a repeat: it may be tried again. */
  | { kind: 'may_be_sent' };

/** Asks the reports what became of an attempt. One that names our id proves that the vendor took it. */
export async function settleFromReports(
  context: Context,
  input: { outboundMessageId: OutboundMessageId },
): Promise<Settlement> {
  return inTransaction(context, async (inner) => {
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    const reports = await findReports(inner, row);
    // an attempt that nobody finished: its worker died, or the database was away when it wanted to tell
    const now = inner.clock.now();
    const isLost =
      row.status === 'sending' &&
      row.attemptToken !== null &&
      !isSafeToRepeat({ channel: row.channel, firstAttemptAt: row.sendingAt, now });
    const lost = { status: 'unknown', at: now, reason: 'attempt_lost' } as const;
    const { status, events } = await moveMessage(inner, row, isLost ? [lost, ...reports] : reports);
    if (status === 'unknown') return { kind: 'unknown' };
    if (status === 'intended' || status === 'sending') return { kind: 'may_be_sent' };
    return { kind: 'settled', outcome: toSendOutcome({ ...row, status }), events };
  });
}
