import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import { giveUpMessage } from '../../services/message/give-up-message.ts';
import { parkMessage } from '../../services/message/park-message.ts';
import { contextOf } from '../dependencies.ts';
import { wrapActivity } from '../wrap-activity.ts';
import type { MessageDependencies } from './dependencies.ts';
import { createSendMessage } from './send-message.ts';
import { createSettleMessage } from './settle-message.ts';

export type MessageActivities = ReturnType<typeof createMessageActivities>;
type Ids = { organizationId: OrganizationId; outboundMessageId: OutboundMessageId };

/** What the sending queue can do. */
export function createMessageActivities(deps: MessageDependencies) {
  const scope = ({ organizationId }: Ids) =>
    contextOf(deps, { organizationId, actor: { kind: 'system', name: 'sender' } });
  return {
    sendMessage: wrapActivity(createSendMessage(deps)),
    settleMessage: wrapActivity(createSettleMessage(deps)),
    /** Twice is harmless: one alert per message, and the ledger sends once however often it is ordered. */
    parkMessage: wrapActivity(async (input: Ids & { waitMs: number }) => {
      const { outcome, events } = await parkMessage(scope(input), input);
      await deps.deliverEvents(events);
      return outcome;
    }),
    /** Twice is harmless: what has failed stays failed. */
    giveUpMessage: wrapActivity(async (input: Ids) => {
      const { outcome, events } = await giveUpMessage(scope(input), input);
      await deps.deliverEvents(events);
      return outcome;
    }),
  };
}
