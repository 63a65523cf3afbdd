export interface StoredHistory {
  events: StoredEvent[];
}

type StoredEvent = Record<string, unknown> & { eventId: string; eventTime: string; eventType: string };

/** Events that stand for a step of the workflow's own, and not for what came to it from outside. */
const STEPS = new Set([
  'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
  'EVENT_TYPE_TIMER_STARTED',
  'EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED',
  'EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED',
  'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
]);

/**
 * The history of a workflow that does two neighbouring steps the other way round: seen from there, today's code is the
 * reordered one. Undefined when no two different steps follow each other.
 */
export function swapTwoCommands({ events }: StoredHistory): StoredHistory | undefined {
  const index = events.findIndex((event, at) => {
    const next = events[at + 1];
    return STEPS.has(event.eventType) && next && STEPS.has(next.eventType) && stepOf(event) !== stepOf(next);
  });
  const [first, second] = [events[index], events[index + 1]];
  if (!first || !second) return undefined;
  // Ids and times stay where they are: a history counts its events one by one.
  const { eventId, eventTime } = first;
  const swapped = [
    { ...second, eventId, eventTime },
    { ...first, eventId: second.eventId, eventTime: second.eventTime },
  ];
  return { events: events.toSpliced(index, 2, ...swapped) };
}

function stepOf(event: StoredEvent): string {
  const { activityType } = (event.activityTaskScheduledEventAttributes ?? {}) as {
    activityType?: { name: string };
  }; // cast: Temporal's own JSON
  return `${event.eventType} ${activityType?.name ?? ''}`;
}
