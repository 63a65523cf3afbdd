/** The long-running processes, one Temporal workflow type each. */
export const PROCESS_TYPES = ['venue', 'incident', 'sweep', 'music', 'conversation', 'message'] as const;
export type ProcessType = (typeof PROCESS_TYPES)[number];

export const ACTOR_KINDS = ['person', 'contact', 'bot', 'timer', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const PLANNED_ACTION_STATUSES = ['planned', 'done', 'cancelled'] as const;
export type PlannedActionStatus = (typeof PLANNED_ACTION_STATUSES)[number];
