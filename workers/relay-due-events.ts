import type { WorkflowEvent } from '../domain/outbox/workflow-event.ts';
import type { Context } from '../services/context.ts';
import { claimDueEvents } from '../services/outbox/claim-due-events.ts';
import { markEventsDelivered } from '../services/outbox/mark-events-delivered.ts';
import { noteDeliveryError } from '../services/outbox/note-delivery-error.ts';

/** Processes served at once; the events of one process stay in their order. */
const AT_ONCE = 10;

/**
 * Delivers one batch of what a crash or an outage left behind. A death between delivery and note delivers again,
 * which is harmless: a workflow ignores an id that it has seen.
 * @returns how many events were due.
 */
export async function relayDueEvents(
  context: Pick<Context, 'database' | 'clock'>,
  input: { limit: number; deliver: (event: WorkflowEvent) => Promise<void> },
): Promise<{ due: number; failed: number }> {
  const events = await claimDueEvents(context, { limit: input.limit });
  const processes = [
    ...Map.groupBy(events, ({ processType, processId }) => `${processType}/${processId}`).values(),
  ];
  let failed = 0;

  const relay = async (event: WorkflowEvent): Promise<boolean> => {
    try {
      await input.deliver(event);
    } catch (error) {
      const problem = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
      await noteDeliveryError(context, { eventId: event.id, error: problem });
      return false;
    }
    await markEventsDelivered(context, [event]);
    return true;
  };
  for (let start = 0; start < processes.length; start += AT_ONCE) {
    const outcomes = await Promise.all(
      processes.slice(start, start + AT_ONCE).map(async (ofProcess) => {
        for (const [index, event] of ofProcess.entries()) {
          if (!(await relay(event))) return ofProcess.length - index;
        }
        return 0;
      }),
    );
    failed += outcomes.reduce((sum, one) => sum + one, 0);
    // none got through: the server is away, and the rest is due again soon
    if (outcomes.every((left) => left > 0)) break;
  }
  return { due: events.length, failed };
}
