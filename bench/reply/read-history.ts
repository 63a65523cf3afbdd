import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { tsToMs } from '@temporalio/common/lib/time.js';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
type Event = NonNullable<History['events']>[number];

export type ActivityRun = {
  name: string;
  input: Record<string, unknown>;
  scheduledAt: number;
  startedAt: number;
  completedAt: number;
};
export type ProcessHistory = {
  signals: { id: string; at: number }[];
  updates: { id: string; askedAt: number; completedAt: number }[];
  activities: ActivityRun[];
};

/** A process's history as instants in epoch milliseconds, which is the server's own clock. */
export async function readHistory(client: Client, workflowId: string): Promise<ProcessHistory> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const all = events ?? [];
  const byId = new Map(all.map((event) => [Number(event.eventId), event]));
  const at = (event: Event | undefined) => (event?.eventTime ? tsToMs(event.eventTime) : Number.NaN);
  return {
    signals: all.flatMap((event) => {
      const input = event.workflowExecutionSignaledEventAttributes?.input?.payloads?.[0];
      return input
        ? [{ id: defaultPayloadConverter.fromPayload<{ id: string }>(input).id, at: at(event) }]
        : [];
    }),
    updates: all.flatMap((event, index) => {
      const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
      if (!accepted) return [];
      const id = accepted.acceptedRequest?.meta?.updateId ?? '';
      const done = all.find(
        (one) => one.workflowExecutionUpdateCompletedEventAttributes?.meta?.updateId === id,
      );
      const asked = all.slice(0, index).findLast((one) => one.workflowTaskScheduledEventAttributes);
      return [{ id, askedAt: at(asked), completedAt: at(done) }];
    }),
    activities: all.flatMap((event) => {
      const done = event.activityTaskCompletedEventAttributes;
      const scheduled = byId.get(Number(done?.scheduledEventId));
      const attributes = scheduled?.activityTaskScheduledEventAttributes;
      const input = attributes?.input?.payloads?.[0];
      if (!done || !attributes || !input) return [];
      return [
        {
          name: attributes.activityType?.name ?? '',
          input: defaultPayloadConverter.fromPayload<Record<string, unknown>>(input),
          scheduledAt: at(scheduled),
          startedAt: at(byId.get(Number(done.startedEventId))),
          completedAt: at(event),
        },
      ];
    }),
  };
}
