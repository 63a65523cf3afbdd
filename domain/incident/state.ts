import type { ContactId, UserId, ZoneId } from '../ids.ts';
import type { IncidentCause, Severity } from './lists.ts';

/** All instants are epoch milliseconds. */
export type IncidentState = {
  cause: IncidentCause;
  severity: Severity;
  status: 'open' | 'acknowledged' | 'resolved';
  openedAt: number;
  zoneIds: ZoneId[];
  /** Nobody is told before this instant: the cool-down of an earlier outage is still running. */
  holdUntil: number | null;
  /** Steps of the escalation policy that were carried out, by index. */
  stepsDone: number;
  nextStepAt: number | null;
  /** Who was told: exactly these hear that it is over. */
  hasTold: boolean;
  policyVersion: string;
};

export type IncidentEvent =
  | {
      kind: 'opened';
      at: number;
      cause: IncidentCause;
      severity: Severity;
      zoneIds: ZoneId[];
      holdUntil: number | null;
    }
  | { kind: 'zonesAdded'; at: number; zoneIds: ZoneId[] }
  | { kind: 'recovered'; at: number }
  | { kind: 'acknowledged'; at: number; by: { userId: UserId } | { contactId: ContactId } }
  | { kind: 'resolved'; at: number; by: { userId: UserId } | null; reasonCode: string };
