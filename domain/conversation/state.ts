import type { ContactId, MessageId, MusicChangeId, OutboundMessageId, TurnId, UserId } from '../ids.ts';
import type { Handler, ServiceClass } from './lists.ts';

/** All instants are epoch milliseconds. Ids and small facts only: this state lives in Temporal history. */
export type ConversationState = {
  handler: Handler;
  serviceClass: ServiceClass;
  assigneeUserId: UserId | null;
  isClosed: boolean;
  /** Messages that no turn has taken yet, oldest first. */
  waiting: MessageId[];
  /** The window of a burst is open until then. */
  burstUntil: number | null;
  /** One turn at a time. `step` counts model calls. */
  turn: { turnId: TurnId; messageIds: MessageId[]; startedAt: number; step: number } | null;
  turnsTaken: number;
  firstResponse: {
    state: 'idle' | 'running' | 'met' | 'breached';
    startedAt: number | null;
    dueAt: number | null;
    /** How many escalation steps were carried out, and when the next is due. */
    escalationsDone: number;
    nextEscalationAt: number | null;
    policyVersion: string;
  };
  /** Changes that were answered "on its way"; the verified outcome is told when it comes. */
  awaitedChanges: { changeId: MusicChangeId; turnId: TurnId }[];
};

export type ConversationEvent =
  | {
      kind: 'messageReceived';
      at: number;
      messageId: MessageId;
      serviceClass: ServiceClass;
      /** Recognised from the text by the verb that stored it: a plain command does not wait for a burst. */
      isCommand: boolean;
    }
  | { kind: 'repliedByPerson'; at: number; userId: UserId; outboundMessageId: OutboundMessageId }
  | { kind: 'handlerChanged'; at: number; handler: Handler; userId: UserId | null }
  | { kind: 'assigned'; at: number; userId: UserId | null }
  | { kind: 'musicSettled'; at: number; changeId: MusicChangeId }
  | {
      kind: 'sendSettled';
      at: number;
      outboundMessageId: OutboundMessageId;
      status: 'accepted' | 'failed' | 'skipped' | 'unknown';
    }
  | { kind: 'closed'; at: number; by: { userId: UserId } | { contactId: ContactId } | null }
  /** What effects bring back. */
  | { kind: 'turnDrafted'; at: number; turnId: TurnId; result: TurnResult }
  | { kind: 'turnFailed'; at: number; turnId: TurnId; reason: 'model_away' | 'budget' | 'failed' };

/** What a turn came to. `proposed`: the model asked for tools whose results it must see before it answers. */
export type TurnResult =
  | { kind: 'replied'; outboundMessageId: OutboundMessageId; awaitedChangeId: MusicChangeId | null }
  | { kind: 'handedOver'; outboundMessageId: OutboundMessageId | null; reasonCode: string }
  | { kind: 'proposed' }
  | { kind: 'nothingToSay' };
