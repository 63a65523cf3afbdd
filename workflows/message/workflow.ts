import { setCurrentDetails, setHandler, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import type { SendOrder } from '../../domain/message/send-order.ts';
import { Inbox } from '../loop/inbox.ts';
import { searchAttributes } from '../loop/search-attributes.ts';
import { sendPatiently } from '../loop/send-outbound.ts';
import { parkedSignal, sendAgainSignal } from './contract.ts';
import type { MessageWorkflowInput } from './contract.ts';

/**
 * One message that could not leave at once, or that a person wants sent again: tried until it leaves, is refused, or
 * a day is over. Short, so it carries nothing on; an order that comes after its end starts a fresh run.
 */
export async function messageWorkflow(input: MessageWorkflowInput): Promise<void> {
  const inbox = new Inbox<SendOrder>();
  setHandler(parkedSignal, ({ id, event }) => void inbox.note(id, event));
  setHandler(sendAgainSignal, ({ id, event }) => void inbox.note(id, event));
  upsertSearchAttributes(
    searchAttributes({ organizationId: input.organizationId, processStatus: 'sending' }),
  );

  do {
    const order = await inbox.takeOrWake(null);
    if (order.kind === 'parked' && order.waitMs > 0) {
      setCurrentDetails('Parked: the vendor asked for patience.');
      await sleep(order.waitMs);
    }
    setCurrentDetails('Tried every two minutes until it leaves, is refused, or a day is over.');
    const { status, reason } = await sendPatiently(input);
    setCurrentDetails(reason === null ? `Over: ${status}.` : `Over: ${status}, ${reason}.`);
    upsertSearchAttributes(searchAttributes({ processStatus: status }));
  } while (!inbox.isEmpty());
}
