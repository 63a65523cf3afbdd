import type { ConversationId, MessageId, UserId } from '../ids.ts';
import { advance, send, withClock } from './effects.ts';
import type { ConversationEffect, Part } from './effects.ts';
import { clockWakeAt, IDLE_CLOCK, isOwed, passDeadlines, startClock, stopClock } from './first-response.ts';
import type { Handler, ServiceClass } from './lists.ts';
import type { ConversationPolicy } from './policies.ts';
import { isAnswerOnItsWay, takeReply, takeSettled } from './settle-sends.ts';
import type { ConversationEvent, ConversationState } from './state.ts';
import { letGo, letsGoAt, startTurn, takeDraft, takeFailure, tellOutcomes } from './take-turns.ts';

export type ConversationInput = ConversationEvent | { kind: 'woke'; at: number };
export type ConversationStep = {
  state: ConversationState;
  effects: ConversationEffect[];
  wakeAt: number | null;
};

/** How a conversation stands when its process begins: fresh, or taken up again after its process was lost. */
export type ConversationOpening = {
  conversationId: ConversationId;
  policy: ConversationPolicy;
  handler: Handler;
  serviceClass: ServiceClass;
  assigneeUserId: UserId | null;
  isClosed: boolean;
  turnsTaken: number;
  answered: MessageId[];
};

export function openConversation(opening: ConversationOpening): ConversationState {
  return {
    ...opening,
    waiting: [],
    burstUntil: null,
    turn: null,
    firstResponse: IDLE_CLOCK,
    unrecorded: [],
    recordBy: null,
    sending: [],
    awaitedChanges: [],
    settledChanges: [],
    telling: [],
  };
}

export function nextStep(before: ConversationState, input: ConversationInput): ConversationStep {
  const { at } = input;
  const due = passDue({ state: before, effects: [] }, at);
  const applied = passDue(apply(due, input), at);
  const { state, effects } = recordClock(startTurn(letGo(tellOutcomes(tidyClosed(applied)), at), at), at);
  return { state, effects, wakeAt: wakeAt(state) };
}

/** Closed, and nothing is owed or on its way. What is unknown is with a person and needs no process. */
export function isOver(state: ConversationState): boolean {
  return (
    state.isClosed &&
    state.turn === null &&
    state.waiting.length === 0 &&
    state.telling.length === 0 &&
    state.awaitedChanges.length === 0 &&
    state.sending.every((sending) => sending.isUnknown) &&
    clockWakeAt(state.firstResponse) === null &&
    state.unrecorded.length === 0
  );
}

function apply(part: Part, input: ConversationInput): Part {
  switch (input.kind) {
    case 'woke':
      return part;
    case 'messageReceived':
      return takeMessage(part, input);
    case 'repliedByPerson':
      return takeReply(part, input);
    case 'handlerChanged':
      return changeHandler(part, input.handler);
    case 'assigned':
      return advance(part, { assigneeUserId: input.userId });
    case 'musicSettled':
      return advance(part, { settledChanges: [...part.state.settledChanges, input.changeId] });
    case 'sendSettled':
      return takeSettled(part, input);
    case 'closed':
      return close(part, input.at);
    case 'turnDrafted':
      return takeDraft(part, input);
    case 'turnFailed':
      return takeFailure(part, input);
    case 'outcomeTold': {
      const telling = part.state.telling.filter((changeId) => changeId !== input.changeId);
      const told = advance(part, { telling });
      const { outboundMessageId } = input;
      if (outboundMessageId === null) return told;
      if (told.state.handler === 'person')
        return advance(told, {}, { kind: 'withholdReply', outboundMessageId });
      return send(told, { outboundMessageId, role: 'outcome', by: 'bot', at: input.at });
    }
    case 'escalationWritten':
      return input.outboundMessageIds.reduce(
        (sent, outboundMessageId) =>
          send(sent, { outboundMessageId, role: 'notice', by: 'bot', at: input.at }),
        part,
      );
  }
}

function takeMessage(part: Part, event: Extract<ConversationEvent, { kind: 'messageReceived' }>): Part {
  const { state } = part;
  const { at, messageId, serviceClass, isCommand } = event;
  const isKnown = [...state.waiting, ...(state.turn?.messages ?? [])].some(
    (one) => one.messageId === messageId,
  );
  if (isKnown || state.answered.includes(messageId)) return part;
  const { burstMs, burstMaxMs } = state.policy;
  const firstAt = state.waiting[0]?.at ?? at;
  const waiting = advance(part, {
    waiting: [...state.waiting, { messageId, at, serviceClass, isCommand }],
    burstUntil: Math.min(at + burstMs, firstAt + burstMaxMs),
  });
  return startWaiting(waiting, { at, serviceClass });
}

/** The first unanswered message starts the clock; an urgent one among others starts it anew if it is due earlier. */
function startWaiting(part: Part, message: { at: number; serviceClass: ServiceClass }): Part {
  const { firstResponse, policy, handler, serviceClass } = part.state;
  const isUpgrade = message.serviceClass === 'urgent' && serviceClass === 'quality';
  if (isOwed(firstResponse) && !isUpgrade) return part;
  const stopped = withClock(part, stopClock(firstResponse, message.at, serviceClass));
  const answerBy = handler === 'person' ? ('person' as const) : ('anyone' as const);
  const started = startClock(stopped.state.firstResponse, { ...message, answerBy, policy });
  return withClock(advance(stopped, { serviceClass: message.serviceClass }), started);
}

function changeHandler(part: Part, handler: Handler): Part {
  const { firstResponse, sending } = part.state;
  // a reply of the bot that has just left still counts
  const isAnswering = sending.some((one) => one.by === 'bot' && one.role === 'reply' && !one.isUnknown);
  const answerBy = handler === 'person' && !isAnswering ? ('person' as const) : ('anyone' as const);
  const clock = isOwed(firstResponse) ? { ...firstResponse, answerBy } : firstResponse;
  return advance(part, { handler, firstResponse: clock, burstUntil: null });
}

/** A person who closes has read everything; the bot still answers what waits for it. */
function close(part: Part, at: number): Part {
  const closed = advance(part, { isClosed: true });
  const { handler, turn, waiting, firstResponse, serviceClass } = closed.state;
  if (handler === 'bot' && (turn !== null || waiting.length > 0)) return closed;
  return withClock(closed, stopClock(firstResponse, at, serviceClass));
}

function tidyClosed(part: Part): Part {
  if (!part.state.isClosed || part.state.handler === 'bot') return part;
  return advance(part, { waiting: [], awaitedChanges: [] });
}

function passDue(part: Part, at: number): Part {
  const { firstResponse, serviceClass, policy } = part.state;
  if (isAnswerOnItsWay(part)) return part;
  return withClock(part, passDeadlines(firstResponse, { at, serviceClass, policy }));
}

/** One write for a quick answer: its start waits for its end, unless something was missed. */
function recordClock(part: Part, at: number): Part {
  const { unrecorded, turn, firstResponse, policy, serviceClass } = part.state;
  if (unrecorded.length === 0) return part;
  const isMissed = unrecorded.some(({ event }) => event === 'breached' || event === 'escalated');
  const recordBy = part.state.recordBy ?? at + policy.recordWithinMs;
  if (turn !== null && !isMissed && at < recordBy) return advance(part, { recordBy });
  const dueAt = clockWakeAt(firstResponse);
  const escalation = policy.firstResponse[serviceClass].escalations[firstResponse.escalationsDone];
  const next = dueAt === null || escalation === undefined ? null : { name: escalation.name, dueAt };
  const policyVersion = policy.version;
  return advance(
    part,
    { unrecorded: [], recordBy: null },
    { kind: 'recordClock', entries: unrecorded, policyVersion, next },
  );
}

function wakeAt(state: ConversationState): number | null {
  const isBurst = state.handler === 'bot' && state.turn === null && state.waiting.length > 0;
  const isHeld = isAnswerOnItsWay({ state, effects: [] });
  const instants = [
    isBurst ? state.burstUntil : null,
    letsGoAt(state),
    isHeld ? null : clockWakeAt(state.firstResponse),
    state.recordBy,
  ].filter((instant) => instant !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}
