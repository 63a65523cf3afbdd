import { randomUUID } from 'node:crypto';
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ConversationActivities } from '../../activities/conversation/index.ts';
import type { MessageActivities } from '../../activities/message/index.ts';
import type { ConversationEffect } from '../../domain/conversation/effects.ts';
import { isOver, nextStep, openConversation } from '../../domain/conversation/next-step.ts';
import type { ConversationInput, ConversationOpening } from '../../domain/conversation/next-step.ts';
import type { ConversationPolicy } from '../../domain/conversation/policies.ts';
import type { ConversationEvent, ConversationState } from '../../domain/conversation/state.ts';
import { turnIdOf } from '../../domain/conversation/turn-id.ts';
import type {
  ConversationId,
  MessageId,
  OrganizationId,
  OutboundMessageId,
  UserId,
} from '../../domain/ids.ts';
import { answerConversation, changeIdOf } from '../../domain/rehearsal/conversation-world.ts';
import { runVirtual } from '../../domain/rehearsal/run-virtual.ts';
import { openSkippedTime } from '../../test/skipped-time.ts';
import type { SkippedTime } from '../../test/skipped-time.ts';
import { SEND_QUEUE } from '../message/contract.ts';
import { CONVERSATION_QUEUE, conversationWorkflowId } from './contract.ts';
import type { ConversationWorkflowInput } from './contract.ts';

const MINUTE = 60_000;
const TAIL = 48 * 60 * MINUTE;

/** Everything lasts multiples of ten minutes, so that the seconds a real run takes can change no order. */
const policy: ConversationPolicy = {
  version: 'slow',
  burstMs: 10 * MINUTE,
  burstMaxMs: 30 * MINUTE,
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

/** What is noted in order comes after everything else of the same instant, in both loops. */
const isNote = ({ kind }: ConversationEffect) =>
  kind === 'escalate' || kind === 'recordClock' || kind === 'handOver' || kind === 'withholdReply';

function playVirtually(
  batches: ReturnType<typeof happeningsOf>,
  input: { seed: number; conversationId: ConversationId; from: number },
) {
  const { seed, conversationId, from } = input;
  const last = batches.at(-1)?.at ?? from;
  return runVirtual<ConversationState, ConversationInput, ConversationEffect>({
    start: { state: openConversation(openingOf(conversationId)), effects: [], wakeAt: null },
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

type Parked = { effect: ConversationEffect; order: number; release: () => void };
type Play = { seed: number; effects: ConversationEffect[]; parked: Map<string, Parked> };

let time: SkippedTime;
const plays = new Map<OrganizationId, Play>();

/** Waits until the test lets it go on, so that both loops hear of things in the same order. */
async function perform(
  organizationId: OrganizationId,
  effect: ConversationEffect,
): Promise<ConversationEvent | null> {
  const play = plays.get(organizationId) as Play; // cast: set before the workflow is started
  const { activityId } = activityInfo();
  play.effects.push(effect);
  await new Promise<void>((release) =>
    play.parked.set(activityId, { effect, order: Number(activityId), release }),
  );
  return answerConversation(effect, { seed: play.seed, at: 0 });
}

async function drafted(organizationId: OrganizationId, effect: ConversationEffect) {
  const event = await perform(organizationId, effect);
  if (event?.kind === 'turnDrafted') return event.result;
  const category = ApplicationFailureCategory.BENIGN;
  throw ApplicationFailure.create({ type: 'turn.model_away', nonRetryable: true, category });
}

beforeAll(async () => {
  time = await openSkippedTime();
  const conversation: ConversationActivities = {
    getOpening: async ({ conversationId }) => openingOf(conversationId),
    draftTurn: ({ organizationId, conversationId: _, ...order }) =>
      drafted(organizationId, { kind: 'draftTurn', ...order }),
    carryOutProposals: ({ organizationId, conversationId: _, ...order }) =>
      drafted(organizationId, { kind: 'carryOutProposals', ...order }),
    fallBackToPerson: async ({ organizationId, conversationId: _, ...order }) => {
      const result = await drafted(organizationId, { kind: 'fallBackToPerson', ...order });
      return result as Extract<typeof result, { kind: 'handedOver' }>; // cast: all that this world answers to it
    },
    tellMusicOutcome: async ({ organizationId, conversationId: _, ...order }) => {
      const event = await perform(organizationId, { kind: 'tellMusicOutcome', ...order });
      return { outboundMessageId: event?.kind === 'outcomeTold' ? event.outboundMessageId : null };
    },
    handOver: async ({ organizationId }) => {
      await perform(organizationId, { kind: 'handOver', reasonCode: 'send_failed', key: '', at: 0 });
    },
    withholdReply: async ({ organizationId, outboundMessageId }) => {
      await perform(organizationId, { kind: 'withholdReply', outboundMessageId });
    },
    recordClock: async ({ organizationId, conversationId: _, ...order }) => {
      await perform(organizationId, { kind: 'recordClock', ...order });
    },
    escalateConversation: async ({ organizationId, escalation }) => {
      const event = await perform(organizationId, { kind: 'escalate', escalation });
      return { outboundMessageIds: event?.kind === 'escalationWritten' ? event.outboundMessageIds : [] };
    },
  };
  const message: Pick<MessageActivities, 'sendMessage' | 'settleMessage'> = {
    sendMessage: async ({ organizationId, outboundMessageId }) => {
      const event = await perform(organizationId, { kind: 'sendReply', outboundMessageId });
      const status = event?.kind === 'sendSettled' ? event.status : 'failed';
      return { outboundMessageId, status, reason: null };
    },
    settleMessage: async ({ outboundMessageId }) => ({ outboundMessageId, status: 'unknown', reason: null }),
  };
  await time.startWorker({ taskQueue: CONVERSATION_QUEUE, activities: conversation });
  await time.startWorker({ taskQueue: SEND_QUEUE, activities: message });
});
afterAll(() => time?.close());

async function playOnTheEngine(
  batches: ReturnType<typeof happeningsOf>,
  input: { seed: number; conversationId: ConversationId; from: number },
): Promise<ConversationEffect[]> {
  const organizationId = randomUUID() as OrganizationId;
  const play: Play = { seed: input.seed, effects: [], parked: new Map() };
  plays.set(organizationId, play);
  const { conversationId } = input;
  const args: [ConversationWorkflowInput] = [{ schemaVersion: 1, organizationId, conversationId }];
  const workflowId = conversationWorkflowId(organizationId, conversationId);
  await time.client.workflow.start('conversationWorkflow', {
    workflowId,
    taskQueue: CONVERSATION_QUEUE,
    args,
  });
  const handle = time.client.workflow.getHandle(workflowId);

  /** At rest: nothing to compute, and every activity that was started waits here. @returns false when it is over. */
  const comesToRest = () =>
    vi.waitFor(
      async () => {
        const { raw, status } = await handle.describe();
        const pending = (raw.pendingActivities ?? []).map(({ activityId }) => activityId).sort();
        expect(raw.pendingWorkflowTask ?? null).toBeNull();
        expect(pending).toEqual([...play.parked.keys()].sort());
        return status.name === 'RUNNING';
      },
      { timeout: 20_000, interval: 5 },
    );
  const releaseAll = async () => {
    await comesToRest();
    while (play.parked.size > 0) {
      const waiting = [...play.parked].sort(
        ([, a], [, b]) => Number(isNote(a.effect)) - Number(isNote(b.effect)) || a.order - b.order,
      );
      const [activityId, next] = waiting[0] as (typeof waiting)[0]; // cast: not empty
      play.parked.delete(activityId);
      next.release();
      await comesToRest();
    }
  };
  const passTime = async (ms: number) => {
    if (!(await comesToRest())) return;
    let hasArrived = false;
    const arrival = time.advance(handle, ms).then(() => {
      hasArrived = true;
    });
    // what timers order on the way holds the clock until it is done
    while (!hasArrived) {
      await vi.waitFor(() => expect(hasArrived || play.parked.size > 0).toBe(true), {
        timeout: 20_000,
        interval: 5,
      });
      await releaseAll();
    }
    await arrival;
    await releaseAll();
  };

  for (const { after, events } of batches) {
    await passTime(after);
    for (const event of events) await handle.signal(event.kind, { id: randomUUID(), event });
    await releaseAll();
  }
  await passTime(TAIL);
  const { status } = await handle.describe();
  if (status.name === 'RUNNING') await handle.terminate('the story is told');
  return play.effects;
}

it('the durable loop and the virtual loop order the same of the same events', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ seed, batches, isClosed }) => {
      const conversationId = randomUUID() as ConversationId;
      const from = Date.now();
      const planned = isClosed ? [...batches, { after: 203 * MINUTE, kinds: ['closed'] }] : batches;
      const happenings = happeningsOf(planned, conversationId, from);
      const virtual = playVirtually(happenings, { seed, conversationId, from });
      const durable = await playOnTheEngine(happenings, { seed, conversationId, from });
      expect(inWords(durable)).toEqual(inWords(virtual.effects.map(({ effect }) => effect)));
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 240_000);
