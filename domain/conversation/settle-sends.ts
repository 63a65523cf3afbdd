import type { OutboundMessageId } from '../ids.ts';
import { advance, send, withClock } from './effects.ts';
import type { Part } from './effects.ts';
import { isOwed, meetClock, startClock } from './first-response.ts';
import { markAnswered, oweByPerson, waitAgain } from './take-turns.ts';
import type { ConversationEvent, Sending, WaitingMessage } from './state.ts';

/** A person has written: he handles the conversation, and his answer counts from now if it is accepted. */
export function takeReply(part: Part, event: Extract<ConversationEvent, { kind: 'repliedByPerson' }>): Part {
  const { at, outboundMessageId } = event;
  if (part.state.sending.some((sending) => sending.outboundMessageId === outboundMessageId)) return part;
  const { turn } = part.state;
  // what the bot is just drafting on is answered too: its draft will be withheld
  const isDrafting = turn !== null && turn.reply === null;
  const open = [...(isDrafting ? turn.messages : []), ...part.state.waiting];
  const messages = open.filter((message) => message.at <= at);
  const taken = advance(part, {
    handler: 'person',
    waiting: open.filter((message) => message.at > at),
    ...(isDrafting && { turn: { ...turn, messages: [] } }),
  });
  return send(taken, { outboundMessageId, role: 'reply', by: 'person', at, messages });
}

export function takeSettled(part: Part, event: Extract<ConversationEvent, { kind: 'sendSettled' }>): Part {
  const sending = part.state.sending.find((one) => one.outboundMessageId === event.outboundMessageId);
  if (sending === undefined) return event.status === 'accepted' ? part : takeLateRefusal(part, event);
  if (event.status === 'unknown') return freeTurn(replace(part, { ...sending, isUnknown: true }), sending);
  const rest = advance(part, { sending: part.state.sending.filter((one) => one !== sending) });
  if (event.status === 'accepted') return takeAccepted(rest, sending, event.at);
  return takeRefused(rest, sending, event.at);
}

/** A person's answer is on its way: it is not held against him when the vendor is slow. */
export function isAnswerOnItsWay(part: Part): boolean {
  return part.state.sending.some(
    (sending) => sending.by === 'person' && sending.role === 'reply' && !sending.isUnknown,
  );
}

function takeAccepted(part: Part, sending: Sending, at: number): Part {
  if (sending.role !== 'reply') return part;
  const freed = freeTurn(markAnswered(part, sending.messages), sending);
  const { firstResponse, serviceClass, policy } = freed.state;
  const isForPerson = firstResponse.answerBy === 'person' && sending.by === 'bot';
  // two answers may overtake each other: the later one also answers what had come before it was written
  const isOfRun = firstResponse.run === sending.clockRun || (firstResponse.startedAt ?? at) <= sending.at;
  if (!isOwed(firstResponse) || !isOfRun || isForPerson) return freed;
  const answeredAt = sending.by === 'person' ? sending.at : at;
  const met = withClock(freed, meetClock(firstResponse, answeredAt, serviceClass));
  const open = unanswered(met);
  const [oldest] = open;
  if (oldest === undefined) return met;
  // written while the answer was on its way: a wait of its own
  const isUrgent = open.some((message) => message.serviceClass === 'urgent');
  const order = {
    at: oldest.at,
    answerBy: met.state.handler === 'person' ? ('person' as const) : ('anyone' as const),
    serviceClass: isUrgent ? ('urgent' as const) : ('quality' as const),
    policy,
  };
  const next = startClock(met.state.firstResponse, order);
  return withClock(advance(met, { serviceClass: order.serviceClass }), next);
}

/** Oldest first: in the turn that is on, in answers on their way, or in nobody's hands. */
function unanswered({ state }: Part): WaitingMessage[] {
  const onTheirWay = state.sending.filter((one) => !one.isUnknown).flatMap((one) => one.messages);
  const all = [...onTheirWay, ...(state.turn?.messages ?? []), ...state.waiting];
  return all.sort((a, b) => a.at - b.at);
}

/** It never reached the contact: what it answered waits again, and the bot's own try goes to a person. */
function takeRefused(part: Part, sending: Sending, at: number): Part {
  if (sending.role !== 'reply') return part;
  const waiting = waitAgain(freeTurn(part, sending), sending.messages);
  return sending.by === 'person' ? waiting : giveToPerson(waiting, sending.outboundMessageId, at);
}

/** The vendor had taken it and says later that it did not arrive: a person looks after the contact. */
function takeLateRefusal(part: Part, event: Extract<ConversationEvent, { kind: 'sendSettled' }>): Part {
  if (event.status === 'unknown' || part.state.isClosed) return part;
  return giveToPerson(part, event.outboundMessageId, event.at);
}

function giveToPerson(part: Part, outboundMessageId: OutboundMessageId, at: number): Part {
  if (part.state.handler === 'person') return oweByPerson(part, at);
  const key = `send_failed/${outboundMessageId}`;
  const order = { kind: 'handOver', reasonCode: 'send_failed', key, at } as const;
  return oweByPerson(advance(part, { handler: 'person' }, order), at);
}

/** The turn waits for its reply no longer. */
function freeTurn(part: Part, { outboundMessageId }: Sending): Part {
  const isOfTurn = part.state.turn?.reply?.outboundMessageId === outboundMessageId;
  return isOfTurn ? advance(part, { turn: null }) : part;
}

function replace(part: Part, changed: Sending): Part {
  const sending = part.state.sending.map((one) =>
    one.outboundMessageId === changed.outboundMessageId ? changed : one,
  );
  return advance(part, { sending });
}
