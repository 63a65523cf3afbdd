import type { MessageId, MusicChangeId, OutboundMessageId } from '../ids.ts';
import { advance, send, withClock } from './effects.ts';
import type { Part } from './effects.ts';
import { isOwed, startClock, stopClock } from './first-response.ts';
import type {
  ConversationEvent,
  ConversationState,
  Turn,
  TurnFailure,
  TurnResult,
  WaitingMessage,
} from './state.ts';
import { turnIdOf } from './turn-id.ts';

/** More than a contact writes while one redelivery is on its way. */
const ANSWERED_KEPT = 100;

/** When a turn whose reply is slow to leave lets the next one begin; an emergency waits for no reply. */
export function letsGoAt({ turn, waiting, handler, policy }: ConversationState): number | null {
  if (turn === null || turn.reply === null || waiting.length === 0 || handler === 'person') return null;
  return waiting.some(isEmergency) ? turn.reply.at : turn.reply.at + policy.replyHoldMs;
}

export function letGo(part: Part, at: number): Part {
  const dueAt = letsGoAt(part.state);
  return dueAt === null || at < dueAt ? part : advance(part, { turn: null });
}

/** The bot takes everything that waits as one turn, as soon as the burst is over or a plain command asks. */
export function startTurn(part: Part, at: number): Part {
  const { state } = part;
  if (state.handler !== 'bot' || state.turn !== null || state.waiting.length === 0) return part;
  const isDue = state.burstUntil === null || at >= state.burstUntil || state.isClosed;
  if (!isDue && !state.waiting.some((message) => message.isCommand)) return part;
  const turnsTaken = state.turnsTaken + 1;
  const turnId = turnIdOf(state.conversationId, turnsTaken);
  const messages = state.waiting;
  const turn: Turn = { turnId, messages, startedAt: at, step: 1, reply: null, hasFailed: false };
  return advance(
    part,
    { turn, turnsTaken, waiting: [], burstUntil: null },
    { kind: 'draftTurn', turnId, messageIds: idsOf(messages), startedAt: at, step: 1 },
  );
}

export function takeDraft(part: Part, event: Extract<ConversationEvent, { kind: 'turnDrafted' }>): Part {
  const { turn, handler } = part.state;
  if (turn === null || turn.turnId !== event.turnId || turn.reply !== null) return part;
  const { result, at } = event;
  if (handler === 'person') return withhold(part, turn, result);
  switch (result.kind) {
    case 'replied': {
      const { outboundMessageId, awaitedChangeIds } = result;
      const awaited = awaitedChangeIds.map((changeId) => ({ changeId, turnId: turn.turnId }));
      const reply = { outboundMessageId, role: 'reply', by: 'bot', at, messages: turn.messages } as const;
      return advance(send(part, reply), {
        turn: { ...turn, reply: { outboundMessageId, at } },
        awaitedChanges: [...part.state.awaitedChanges, ...awaited],
      });
    }
    case 'handedOver':
      return takeHandOver(part, turn, { at, outboundMessageId: result.outboundMessageId });
    case 'proposed':
      if (isOvertaken(part.state)) return release(part, turn);
      if (turn.step >= part.state.policy.modelSteps) return fail(part, turn, 'budget');
      return advance(part, {}, { kind: 'carryOutProposals', ...orderOf(turn) });
    case 'carriedOut': {
      if (isOvertaken(part.state)) return release(part, turn);
      const following = { ...turn, step: turn.step + 1 };
      return advance(
        part,
        { turn: following },
        { kind: 'draftTurn', ...orderOf(following), startedAt: turn.startedAt },
      );
    }
    case 'silenced':
      return release(part, turn);
    case 'nothingToSay': {
      const ended = endTurn(part, turn);
      if (ended.state.waiting.length > 0) return ended;
      return withClock(ended, stopClock(ended.state.firstResponse, at, ended.state.serviceClass));
    }
  }
}

/** The model is away, too dear, or something broke: an apology and a person. */
export function takeFailure(part: Part, event: Extract<ConversationEvent, { kind: 'turnFailed' }>): Part {
  const { turn, handler } = part.state;
  if (turn === null || turn.turnId !== event.turnId || turn.reply !== null) return part;
  return handler === 'person' ? release(part, turn) : fail(part, turn, event.reason);
}

/** The turn is over and its messages are answered. */
export function endTurn(part: Part, turn: Turn): Part {
  return markAnswered(advance(part, { turn: null }), turn.messages);
}

export function markAnswered(part: Part, messages: WaitingMessage[]): Part {
  const answered = [...part.state.answered, ...idsOf(messages)].slice(-ANSWERED_KEPT);
  return advance(part, { answered });
}

/** Its messages wait again, before all that came later. */
export function waitAgain(part: Part, messages: WaitingMessage[]): Part {
  return advance(part, { waiting: [...messages, ...part.state.waiting] });
}

/** The same answer owed, but by a person: a clock of his own, unless the target was already missed. */
export function oweByPerson(part: Part, at: number): Part {
  const { firstResponse, serviceClass, policy } = part.state;
  if (firstResponse.answerBy === 'person' && isOwed(firstResponse)) return part;
  if (firstResponse.state === 'breached') {
    return advance(part, { firstResponse: { ...firstResponse, answerBy: 'person' } });
  }
  const stopped = withClock(part, stopClock(firstResponse, at, serviceClass));
  const order = { at, answerBy: 'person' as const, serviceClass, policy };
  return withClock(stopped, startClock(stopped.state.firstResponse, order));
}

function takeHandOver(
  part: Part,
  turn: Turn,
  { at, outboundMessageId }: { at: number; outboundMessageId: OutboundMessageId | null },
): Part {
  const handed = oweByPerson(advance(part, { handler: 'person' }), at);
  // a turn that failed was not answered: given back, the bot tries again
  const ended = turn.hasFailed ? release(handed, turn) : endTurn(handed, turn);
  if (outboundMessageId === null) return ended;
  return send(ended, { outboundMessageId, role: 'acknowledgement', by: 'bot', at });
}

/** A person has taken over meanwhile: the bot stays silent and its messages wait for him. */
function withhold(part: Part, turn: Turn, result: TurnResult): Part {
  const released = release(part, turn);
  const { outboundMessageId } = { outboundMessageId: null, ...result };
  return outboundMessageId === null
    ? released
    : advance(released, {}, { kind: 'withholdReply', outboundMessageId });
}

function fail(part: Part, turn: Turn, reason: TurnFailure): Part {
  return advance(
    part,
    { turn: { ...turn, hasFailed: true } },
    { kind: 'fallBackToPerson', turnId: turn.turnId, messageIds: idsOf(turn.messages), reason },
  );
}

function release(part: Part, turn: Turn): Part {
  return waitAgain(advance(part, { turn: null }), turn.messages);
}

/** Somebody shouts "fire alarm, cut the music" while the model still thinks about something else. */
function isOvertaken(state: ConversationState): boolean {
  return state.waiting.some(isEmergency);
}

function isEmergency({ isCommand, serviceClass }: WaitingMessage): boolean {
  return isCommand && serviceClass === 'urgent';
}

/**
 * The verified outcome of what was answered "on its way": once, never before the answer itself has left, and
 * not while a person handles the conversation.
 */
export function tellOutcomes(part: Part): Part {
  const { turn, settledChanges, handler } = part.state;
  if (turn !== null || settledChanges.length === 0) return part;
  const isSettled = ({ changeId }: { changeId: MusicChangeId }) => settledChanges.includes(changeId);
  const awaited = part.state.awaitedChanges.filter(isSettled);
  const awaitedChanges = part.state.awaitedChanges.filter((change) => !isSettled(change));
  const rest = advance(part, { awaitedChanges, settledChanges: [] });
  if (handler === 'person') return rest;
  const telling = [...part.state.telling, ...awaited.map((change) => change.changeId)];
  return advance(
    rest,
    { telling },
    ...awaited.map((change) => ({ kind: 'tellMusicOutcome' as const, ...change })),
  );
}

function orderOf(turn: Turn) {
  return { turnId: turn.turnId, messageIds: idsOf(turn.messages), step: turn.step };
}

function idsOf(messages: WaitingMessage[]): MessageId[] {
  return messages.map((message) => message.messageId);
}
