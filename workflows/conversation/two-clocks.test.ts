import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConversationEffect } from '../../domain/conversation/effects.ts';
import { isOver, nextStep, openConversation } from '../../domain/conversation/next-step.ts';
import type { ConversationInput, ConversationOpening } from '../../domain/conversation/next-step.ts';
import type { ConversationPolicy } from '../../domain/conversation/policies.ts';
import type { ConversationEvent, ConversationState } from '../../domain/conversation/state.ts';
import { turnIdOf } from '../../domain/conversation/turn-id.ts';
import type { ConversationId, MessageId, OutboundMessageId, UserId } from '../../domain/ids.ts';
import { answerConversation, changeIdOf } from '../../domain/rehearsal/conversation-world.ts';
import { runVirtual } from '../../domain/rehearsal/run-virtual.ts';
import { isNote, openLockstep } from '../../test/fixtures/open-lockstep.ts';
import type { Lockstep } from '../../test/fixtures/open-lockstep.ts';

const MINUTE = 60_000;
const TAIL = 48 * 60 * MINUTE;

/** Everything lasts multiples of ten minutes, so that the seconds a real run takes can change no order. */
const policy: ConversationPolicy = {
  version: 'slow',
  burstMs: 10 * MINUTE,
  burstMaxMs: 30 * MINUTE,
  replyHoldMs: 40 * MINUTE,
  recordWithinMs: 20 * MINUTE,
  modelSteps: 3,
  firstResponse: {
    urgent: { anyoneMs: 70 * MINUTE, personMs: 90 * MINUTE, escalations: escalations(110) },
    quality: { anyoneMs: 310 * MINUTE, personMs: 370 * MINUTE, escalations: escalations(170) },
  },
};
function escalations(minutes: number) {
  return [
    { name: 'team', afterMs: 0, teamRoles: ['agent' as const] },
    { name: 'manager', afterMs: minutes * MINUTE, teamRoles: ['manager' as const] },
  ];
}

type Batch = { after: number; kinds: string[] };
/** Never a multiple of ten minutes after one another, whichever two of them: see the policy. */
const story = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  batches: fc.array(
    fc.record({
      after: fc.constantFrom(3, 13, 33, 73, 203, 403).map((minutes) => minutes * MINUTE),
      kinds: fc.array(
        fc.constantFrom('command', 'message', 'urgent', 'person', 'take', 'give', 'music', 'assign'),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  isClosed: fc.boolean(),
});

function happeningsOf(batches: Batch[], conversationId: ConversationId, from: number) {
  let at = from;
  return batches.map(({ after, kinds }, batch) => {
    at += after;
    const now = at;
    const events = kinds.map((kind, index) =>
      eventOf({ kind, at: now, name: `${batch}-${index}`, conversationId }),
    );
    return { at, after, events };
  });
}

function eventOf(input: {
  kind: string;
  at: number;
  name: string;
  conversationId: ConversationId;
}): ConversationEvent {
  const { kind, at, name, conversationId } = input;
  const userId = 'nok' as UserId;
  switch (kind) {
    case 'person':
      return {
        kind: 'repliedByPerson',
        at,
        userId,
        outboundMessageId: `person/${name}` as OutboundMessageId,
      };
    case 'take':
      return { kind: 'handlerChanged', at, handler: 'person', userId };
    case 'give':
      return { kind: 'handlerChanged', at, handler: 'bot', userId };
    case 'assign':
      return { kind: 'assigned', at, userId };
    case 'music':
      return { kind: 'musicSettled', at, changeId: changeIdOf(turnIdOf(conversationId, 1 + (at % 3))) };
    case 'closed':
      return { kind: 'closed', at, by: { userId } };
    default: {
      const serviceClass = kind === 'urgent' ? ('urgent' as const) : ('quality' as const);
      return {
        kind: 'messageReceived',
        at,
        messageId: name as MessageId,
        serviceClass,
        isCommand: kind === 'command',
      };
    }
  }
}

/** Notes of the same thing have their order; what goes out at the same instant has none. */
function inWords(effects: ConversationEffect[]) {
  const ofKind = <K extends ConversationEffect['kind']>(kind: K) =>
    effects.filter((effect): effect is Extract<ConversationEffect, { kind: K }> => effect.kind === kind);
  return {
    drafts: ofKind('draftTurn').map(
      ({ turnId, messageIds, step }) => `${turnId} ${messageIds.join('+')} ${step}`,
    ),
    carriedOut: ofKind('carryOutProposals').map(({ turnId, step }) => `${turnId} ${step}`),
    fallBacks: ofKind('fallBackToPerson').map(({ turnId, reason }) => `${turnId} ${reason}`),
    sent: ofKind('sendReply')
      .map(({ outboundMessageId }) => outboundMessageId)
      .sort(),
    withheld: ofKind('withholdReply').map(({ outboundMessageId }) => outboundMessageId),
    told: ofKind('tellMusicOutcome').map(({ changeId }) => changeId),
    handedOver: ofKind('handOver').length,
    clock: ofKind('recordClock').flatMap(({ entries }) => entries.map(({ event, key }) => `${event} ${key}`)),
    escalated: ofKind('escalate').map(({ escalation }) => escalation.key),
  };
}

const openingOf = (conversationId: ConversationId): ConversationOpening => ({
  conversationId,
  policy,
  handler: 'bot',
  serviceClass: 'quality',
  assigneeUserId: null,
  isClosed: false,
  turnsTaken: 0,
  answered: [],
});

function playVirtually(
  batches: ReturnType<typeof happeningsOf>,
  input: { seed: number; opening: ConversationOpening; from: number },
) {
  const { seed, opening, from } = input;
  const last = batches.at(-1)?.at ?? from;
  return runVirtual<ConversationState, ConversationInput, ConversationEffect>({
    start: { state: openConversation(opening), effects: [], wakeAt: null },
    startAt: from,
    nextStep,
    woke: (at) => ({ kind: 'woke', at }),
    isOver,
    happenings: batches.flatMap(({ at, events }) => events.map((event) => ({ at, input: event }))),
    answer: (effect, now) => {
      const at = isNote(effect) ? now + 1 : now;
      const event = answerConversation(effect, { seed, at });
      return event === null ? [] : [{ at, input: event }];
    },
    until: last + TAIL,
  });
}

let lockstep: Lockstep;
beforeAll(async () => {
  lockstep = await openLockstep();
});
afterAll(() => lockstep?.close());

it('the durable loop and the virtual loop order the same of the same events', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ seed, batches, isClosed }) => {
      const conversationId = randomUUID() as ConversationId;
      const from = Date.now();
      const planned = isClosed ? [...batches, { after: 203 * MINUTE, kinds: ['closed'] }] : batches;
      const happenings = happeningsOf(planned, conversationId, from);
      const opening = openingOf(conversationId);
      const virtual = playVirtually(happenings, { seed, opening, from });
      const durable = await lockstep.play({ batches: happenings, seed, opening, tailMs: TAIL });
      expect(inWords(durable)).toEqual(inWords(virtual.effects.map(({ effect }) => effect)));
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
