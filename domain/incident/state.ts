import type { ContactId, UserId, ZoneId } from '../ids.ts';
import type { IncidentCause, IncidentStatus, Severity } from './lists.ts';
import type { EscalationPolicy } from './policies.ts';

/** All instants are epoch milliseconds. */
export type IncidentState = {
  cause: IncidentCause;
  severity: Severity;
  status: IncidentStatus;
  openedAt: number;
  zoneIds: ZoneId[];
  /** As it stood when the incident opened: a policy saved later does not change a running one. */
  policy: EscalationPolicy;
  /** Steps of the policy that were carried out, then reminders. */
  stepsDone: number;
  remindersDone: number;
  /** When the next step or reminder is due; null once somebody is on it. */
  nextStepAt: number | null;
};

export type IncidentEvent =
  | {
      kind: 'opened';
      at: number;
      cause: IncidentCause;
      severity: Severity;
      zoneIds: ZoneId[];
      policy: EscalationPolicy;
      /** Nobody is told before: the cool-down of an earlier outage here is still running. */
      holdUntil: number | null;
    }
  | { kind: 'zonesAdded'; at: number; zoneIds: ZoneId[] }
  | { kind: 'recovered'; at: number }
  | { kind: 'acknowledged'; at: number; by: { userId: UserId } | { contactId: ContactId } | null }
  | { kind: 'resolved'; at: number; by: { userId: UserId } | null };
