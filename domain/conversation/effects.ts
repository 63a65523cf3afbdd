import type { MessageId, MusicChangeId, OutboundMessageId, TurnId } from '../ids.ts';
import type { ClockStep, Escalation } from './first-response.ts';
import type { ClockEntry, ConversationState, Sending, TurnFailure } from './state.ts';

/** Orders to the world, as data. What one brings back is an event. */
export type ConversationEffect =
  /** Brings back `turnDrafted` or `turnFailed`. */
  | { kind: 'draftTurn'; turnId: TurnId; messageIds: MessageId[]; startedAt: number; step: number }
  /** Checks and carries out what the model proposed; brings back `turnDrafted`. */
  | { kind: 'carryOutProposals'; turnId: TurnId; messageIds: MessageId[]; step: number }
  /** Apologises in the contact's language and hands over, in one; brings back `turnDrafted`. */
  | { kind: 'fallBackToPerson'; turnId: TurnId; messageIds: MessageId[]; reason: TurnFailure }
  /** Brings back `sendSettled`. */
  | { kind: 'sendReply'; outboundMessageId: OutboundMessageId }
  /** Written, but a person has taken over meanwhile: the bot stays silent. */
  | { kind: 'withholdReply'; outboundMessageId: OutboundMessageId }
  /** Puts the verified outcome into words; brings back `outcomeTold`. */
  | { kind: 'tellMusicOutcome'; changeId: MusicChangeId; turnId: TurnId }
  | { kind: 'handOver'; reasonCode: 'send_failed'; key: string; at: number }
  /** `next` is the plan that the screens show; null when nothing is due any more. */
  | { kind: 'recordClock'; entries: ClockEntry[]; policyVersion: string; next: PlannedEscalation | null }
  /** Brings back `escalationWritten`. */
  | { kind: 'escalate'; escalation: Escalation };

export type PlannedEscalation = { name: string; dueAt: number };

/** A step in the making: each rule takes it and hands it on. */
export type Part = { state: ConversationState; effects: ConversationEffect[] };

export function advance(
  part: Part,
  changes: Partial<ConversationState>,
  ...effects: ConversationEffect[]
): Part {
  return { state: { ...part.state, ...changes }, effects: [...part.effects, ...effects] };
}

export function withClock(part: Part, { clock, entries, escalations }: ClockStep): Part {
  return advance(
    part,
    { firstResponse: clock, unrecorded: [...part.state.unrecorded, ...entries] },
    ...escalations.map((escalation): ConversationEffect => ({ kind: 'escalate', escalation })),
  );
}

/** Puts a message of ours on its way. */
export function send(
  part: Part,
  message: Pick<Sending, 'outboundMessageId' | 'role' | 'by' | 'at'> & Partial<Sending>,
): Part {
  const sending: Sending = {
    clockRun: part.state.firstResponse.run,
    isUnknown: false,
    messages: [],
    ...message,
  };
  return advance(
    part,
    { sending: [...part.state.sending, sending] },
    { kind: 'sendReply', outboundMessageId: message.outboundMessageId },
  );
}
