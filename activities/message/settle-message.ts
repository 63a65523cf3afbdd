import { sleep } from '@temporalio/activity';
import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import type { SettleStep } from '../../domain/message/outbound.ts';
import { handOverMessage } from '../../services/message/hand-over-message.ts';
import { settleFromReports } from '../../services/message/settle-from-reports.ts';
import { contextOf } from '../dependencies.ts';
import { withHeartbeat } from '../with-heartbeat.ts';
import type { MessageDependencies } from './dependencies.ts';

/**
 * Waits for a report that proves what became of an attempt, then leaves it to a person. Twice is harmless: it only
 * reads, moves the row forward, and raises one alert per message.
 */
export function createSettleMessage(deps: MessageDependencies) {
  return (input: {
    organizationId: OrganizationId;
    outboundMessageId: OutboundMessageId;
  }): Promise<SettleStep> =>
    withHeartbeat(async () => {
      const { organizationId, outboundMessageId } = input;
      const context = contextOf(deps, { organizationId, actor: { kind: 'system', name: 'sender' } });
      const deadline = performance.now() + deps.timing.settleWaitMs;
      while (true) {
        const settlement = await settleFromReports(context, { outboundMessageId });
        if (settlement.kind === 'settled') {
          await deps.deliverEvents(settlement.events);
          return settlement.outcome;
        }
        if (settlement.kind === 'may_be_sent') return { status: 'may_be_sent' };
        if (performance.now() > deadline) return handOverMessage(context, { outboundMessageId });
        await sleep(deps.timing.settlePollMs);
      }
    });
}
