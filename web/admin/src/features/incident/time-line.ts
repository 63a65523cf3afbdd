import type { Incident } from './incident-types.ts';

export type TimeLineEntry =
  | { kind: 'opened' | 'acknowledged' | 'resolved'; at: string }
  | { kind: 'told'; at: string; notice: Incident['notices'][number] };

/** What happened, oldest first; of two at one instant the one that caused the other. */
export function timeLineOf(incident: Incident): TimeLineEntry[] {
  const { openedAt, acknowledgedAt, resolvedAt, notices } = incident;
  const entries: TimeLineEntry[] = [
    { kind: 'opened', at: openedAt },
    ...notices.map((notice) => ({ kind: 'told' as const, at: notice.at, notice })),
    ...(acknowledgedAt === null ? [] : [{ kind: 'acknowledged' as const, at: acknowledgedAt }]),
    ...(resolvedAt === null ? [] : [{ kind: 'resolved' as const, at: resolvedAt }]),
  ];
  return entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
