import type {
  ContactId,
  ConversationId,
  MessageId,
  MusicChangeId,
  OutboundMessageId,
  TurnId,
  UserId,
} from '../ids.ts';
import type { Handler, ServiceClass } from './lists.ts';
import type { ConversationPolicy } from './policies.ts';

/** A message that nobody has answered yet. `at` is its arrival. */
export type WaitingMessage = {
  messageId: MessageId;
  at: number;
  serviceClass: ServiceClass;
  /** A plain command does not wait for a burst. */
  isCommand: boolean;
};

export type Turn = {
  turnId: TurnId;
  messages: WaitingMessage[];
  startedAt: number;
  /** Counts calls of the model. */
  step: number;
  /** Null while an activity works on it; then it lasts until this reply is settled, or is slow to leave. */
  reply: { outboundMessageId: OutboundMessageId; at: number } | null;
  /** The model failed; the fallback reply and the hand-over are being written. */
  hasFailed: boolean;
};

/** The clock of the promise "you hear from us within ...". Each unanswered stretch is a run of its own. */
export type FirstResponse = {
  state: 'idle' | 'running' | 'met' | 'breached';
  run: number;
  /** A case handed to a person is answered by a person only. */
  answerBy: 'anyone' | 'person';
  startedAt: number | null;
  dueAt: number | null;
  /** How many escalation steps were carried out, and when the next is due. */
  escalationsDone: number;
  nextEscalationAt: number | null;
};

/** A message of ours on its way. `unknown` means: a person settles it, nothing waits for it. */
export type Sending = {
  outboundMessageId: OutboundMessageId;
  role: 'reply' | 'acknowledgement' | 'outcome' | 'notice';
  by: 'bot' | 'person';
  /** When it was written: a person's answer counts from then. */
  at: number;
  clockRun: number;
  isUnknown: boolean;
  /** What it answers; back to waiting when it cannot be sent. */
  messages: WaitingMessage[];
};

/** All instants are epoch milliseconds. Ids and small facts only: this state lives in Temporal history. */
export type ConversationState = {
  conversationId: ConversationId;
  /** Part of the state, so that a new policy never changes how an old history replays. */
  policy: ConversationPolicy;
  handler: Handler;
  serviceClass: ServiceClass;
  assigneeUserId: UserId | null;
  isClosed: boolean;
  /** Messages that no turn has taken yet, oldest first. */
  waiting: WaitingMessage[];
  /** The window of a burst is open until then. */
  burstUntil: number | null;
  /** One turn at a time, from its draft until its reply has left. */
  turn: Turn | null;
  turnsTaken: number;
  /** The last ones, so that a late redelivery is not answered again. */
  answered: MessageId[];
  firstResponse: FirstResponse;
  /** Clock events not yet written; they are written together when a turn ends, or by `recordBy`. */
  unrecorded: ClockEntry[];
  recordBy: number | null;
  sending: Sending[];
  /** Changes that were answered "on its way"; the verified outcome is told when it comes. */
  awaitedChanges: { changeId: MusicChangeId; turnId: TurnId }[];
  /** Settled while a turn was on; told when it is over. */
  settledChanges: MusicChangeId[];
  /** Outcomes being put into words. */
  telling: MusicChangeId[];
};

/** One event of a clock, as it is written to its row. */
export type ClockEntry = {
  event: 'started' | 'met' | 'breached' | 'escalated' | 'stopped';
  key: string;
  at: number;
  dueAt: number | null;
  serviceClass: ServiceClass;
};

export type ConversationEvent =
  | {
      kind: 'messageReceived';
      at: number;
      messageId: MessageId;
      serviceClass: ServiceClass;
      /** Recognised from the text by the verb that stored it. */
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
  | { kind: 'turnFailed'; at: number; turnId: TurnId; reason: TurnFailure }
  | { kind: 'outcomeTold'; at: number; changeId: MusicChangeId; outboundMessageId: OutboundMessageId | null }
  | { kind: 'escalationWritten'; at: number; outboundMessageIds: OutboundMessageId[] };

export type TurnFailure = 'model_away' | 'budget' | 'failed';

/** What a turn came to. */
export type TurnResult =
  | { kind: 'replied'; outboundMessageId: OutboundMessageId; awaitedChangeIds: MusicChangeId[] }
  | { kind: 'handedOver'; outboundMessageId: OutboundMessageId | null; reasonCode: string }
  /** The model asked for tools whose results it must see before it answers. */
  | { kind: 'proposed' }
  /** The proposals were checked and carried out; the model may go on. */
  | { kind: 'carriedOut' }
  /** A person took over while it was written: nothing was said. */
  | { kind: 'silenced' }
  | { kind: 'nothingToSay' };
