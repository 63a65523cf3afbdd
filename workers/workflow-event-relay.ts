import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../activities/dependencies.ts';
import type { WorkflowEvent } from '../domain/outbox/workflow-event.ts';
import type { Context } from '../services/context.ts';
import { relayDueEvents } from './relay-due-events.ts';

const BATCH = 100;
const PAUSE_MS = 1_000;

/** Looks every second for events that were committed and not delivered; what is away heals by itself. */
export function startWorkflowEventRelay(
  context: Pick<Context, 'database' | 'clock'> & {
    log: Log;
    deliver: (event: WorkflowEvent) => Promise<void>;
  },
): { stop: () => Promise<void> } {
  const { log, deliver } = context;
  const stopping = new AbortController();
  let isInTrouble = false;

  const runOnce = async (): Promise<{ isMoreDue: boolean }> => {
    try {
      const { due, failed } = await relayDueEvents(context, { limit: BATCH, deliver });
      tell(failed > 0, { due, failed });
      return { isMoreDue: due === BATCH && failed === 0 };
    } catch (error) {
      tell(true, { problem: error instanceof Error ? error.name : 'unknown' });
      return { isMoreDue: false };
    }
  };
  /** Once when it begins and once when it is over, not every second. */
  const tell = (hasTrouble: boolean, facts: object) => {
    if (hasTrouble === isInTrouble) return;
    isInTrouble = hasTrouble;
    if (hasTrouble) log.warn(facts, 'Events cannot be delivered; they wait in the outbox');
    else log.info(facts, 'Events are delivered again');
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const { isMoreDue } = await runOnce();
      if (!isMoreDue) await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
