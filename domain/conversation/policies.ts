import type { UserRole } from '../user/lists.ts';
import type { ServiceClass } from './lists.ts';

/** Whom a missed target is told, and how long after it was due. */
export type ResponseEscalation = { name: string; afterMs: number; teamRoles: UserRole[] };

export type ResponseTarget = {
  /** Until the first accepted reply, of the bot or a person. */
  anyoneMs: number;
  /** The same for a case that was handed to a person: the bot's acknowledgement is no answer. */
  personMs: number;
  escalations: ResponseEscalation[];
};

export type ConversationPolicy = {
  version: string;
  /** Lines that follow each other within `burstMs` are one turn, for at most `burstMaxMs`. */
  burstMs: number;
  burstMaxMs: number;
  /** The next turn waits this long for the last reply to leave, so that answers keep their order. */
  replyHoldMs: number;
  /** A quick answer's clock is written once, when it is met; a slow one's no later than this. */
  recordWithinMs: number;
  /** Calls of the model in one turn. */
  modelSteps: number;
  firstResponse: Record<ServiceClass, ResponseTarget>;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** SLA-01: urgent within a minute. SLA-04: the bot fixes it at once, or a person answers within an hour. */
export const DEFAULT_POLICY: ConversationPolicy = {
  version: 'conversation-1',
  burstMs: 1.5 * SECOND,
  burstMaxMs: 6 * SECOND,
  replyHoldMs: 5 * SECOND,
  recordWithinMs: 2 * SECOND,
  modelSteps: 4,
  firstResponse: {
    urgent: {
      anyoneMs: MINUTE,
      personMs: MINUTE,
      escalations: [
        { name: 'team', afterMs: 0, teamRoles: ['agent'] },
        { name: 'manager', afterMs: 5 * MINUTE, teamRoles: ['manager'] },
      ],
    },
    quality: {
      anyoneMs: 60 * MINUTE,
      personMs: 60 * MINUTE,
      escalations: [
        { name: 'team', afterMs: 0, teamRoles: ['agent'] },
        { name: 'manager', afterMs: 30 * MINUTE, teamRoles: ['manager'] },
      ],
    },
  },
};
