import type { Client } from '@temporalio/client';
import type { DeliverEvents, WorkflowEvent } from '../domain/outbox/workflow-event.ts';
import { deliverConversationEvent } from './conversation/client.ts';
import { deliverIncidentEvent } from './incident/client.ts';
import { deliverMessageEvent } from './message/client.ts';
import { deliverVenueEvent } from './venue/client.ts';
import { deliverSweepEvent } from './zone/client.ts';

/**
 * Hands facts to their workflows and notes that it did. What fails here is not an error of the caller:
 * the fact is committed, and the relay delivers it later.
 */
export function createEventDeliverer(input: {
  client: Client;
  markDelivered: (events: readonly WorkflowEvent[]) => Promise<void>;
  onError: (error: unknown, event: WorkflowEvent) => void;
}): DeliverEvents {
  return async (events) => {
    const delivered: WorkflowEvent[] = [];
    for (const event of events) {
      try {
        await deliverEvent(input.client, event);
        delivered.push(event);
      } catch (error) {
        input.onError(error, event);
        // a server that is away would let the caller wait for each of the rest; the relay has them all
        break;
      }
    }
    const [first] = delivered;
    if (first === undefined) return;
    await input.markDelivered(delivered).catch((error: unknown) => input.onError(error, first));
  };
}

/** Far above what a server under load needs; whoever delivers has somebody waiting. */
const DELIVERED_WITHIN_MS = 3_000;

/** One fact to its workflow, which is started when it does not run. */
export async function deliverEvent(client: Client, event: WorkflowEvent): Promise<void> {
  await client.withDeadline(Date.now() + DELIVERED_WITHIN_MS, () => signalProcess(client, event));
}

function signalProcess(client: Client, event: WorkflowEvent): Promise<void> {
  switch (event.processType) {
    case 'conversation':
      return deliverConversationEvent(client, event);
    case 'incident':
      return deliverIncidentEvent(client, event);
    case 'venue':
      return deliverVenueEvent(client, event);
    case 'sweep':
      return deliverSweepEvent(client, event);
    case 'message':
      return deliverMessageEvent(client, event);
    case 'music':
      throw new Error('A music change is an update, not an event');
  }
}
