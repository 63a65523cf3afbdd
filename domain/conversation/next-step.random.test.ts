import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId, MessageId, OutboundMessageId, UserId } from '../ids.ts';
import { chance } from '../rehearsal/chance.ts';
import { answerConversation, changeIdOf } from '../rehearsal/conversation-world.ts';
import { runVirtual } from '../rehearsal/run-virtual.ts';
import type { ConversationEffect } from './effects.ts';
import { isOver, nextStep, openConversation } from './next-step.ts';
import type { ConversationInput } from './next-step.ts';
import { DEFAULT_POLICY } from './policies.ts';
import type { ConversationEvent, ConversationState } from './state.ts';
import { turnIdOf } from './turn-id.ts';

const conversationId = '0197a5f0-1111-7222-8333-444455556666' as ConversationId;
const userId = 'nok' as UserId;
const DAY = 24 * 3_600_000;

type Happening = { at: number; input: ConversationEvent };

/** Anything that people, vendors and players may do, at any time and in any order, some of it told twice. */
const happenings = fc
  .array(
    fc.record({
      kind: fc.constantFrom('message', 'command', 'urgent', 'person', 'take', 'give', 'assign', 'music'),
      wait: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 7_200_000 })),
      isTwice: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((list) => {
    let at = 0;
    return list.flatMap(({ kind, wait, isTwice }, index): Happening[] => {
      at += wait;
      const input = eventOf(kind, at, index);
      return isTwice && input.kind !== 'handlerChanged'
        ? [
            { at, input },
            { at: at + 5, input },
          ]
        : [{ at, input }];
    });
  });

function eventOf(kind: string, at: number, index: number): ConversationEvent {
  switch (kind) {
    case 'person':
      return {
        kind: 'repliedByPerson',
        at,
        userId,
        outboundMessageId: `person/${index}` as OutboundMessageId,
      };
    case 'take':
      return { kind: 'handlerChanged', at, handler: 'person', userId };
    case 'give':
      return { kind: 'handlerChanged', at, handler: 'bot', userId };
    case 'assign':
      return { kind: 'assigned', at, userId };
    case 'music':
      return { kind: 'musicSettled', at, changeId: changeIdOf(turnIdOf(conversationId, 1 + (index % 5))) };
    default:
      return {
        kind: 'messageReceived',
        at,
        messageId: `m${index}` as MessageId,
        serviceClass: kind === 'urgent' ? 'urgent' : 'quality',
        isCommand: kind === 'command',
      };
  }
}

type Seen = { before: ConversationState; after: ConversationState; effects: ConversationEffect[] };

/** Runs the story and looks at every single step. */
function run(story: Happening[], seed: number) {
  const steps: Seen[] = [];
  const state = openConversation({
    conversationId,
    policy: DEFAULT_POLICY,
    handler: 'bot',
    serviceClass: 'quality',
    assigneeUserId: null,
    isClosed: false,
    turnsTaken: 0,
    answered: [],
  });
  const result = runVirtual<ConversationState, ConversationInput, ConversationEffect>({
    start: { state, effects: [], wakeAt: null },
    startAt: 0,
    nextStep: (before, input) => {
      const step = nextStep(before, input);
      steps.push({ before, after: step.state, effects: step.effects });
      return step;
    },
    woke: (at) => ({ kind: 'woke', at }),
    isOver,
    happenings: story,
    answer: (effect, at) => {
      const delay = Math.floor(chance(seed, `delay/${JSON.stringify(effect)}`) * 5_000);
      const input = answerConversation(effect, { seed, at: at + delay });
      return input === null ? [] : [{ at: at + delay, input }];
    },
    until: 30 * DAY,
  });
  return { steps, result };
}

const stories = [happenings, fc.integer()] as const;

describe('in any order of events, with anything told twice', () => {
  it('there is one turn at a time', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        for (const { before, effects } of run(story, seed).steps) {
          const started = effects.filter((effect) => effect.kind === 'draftTurn');
          expect(started.length).toBeLessThanOrEqual(1);
          const isNew = started[0] !== undefined && started[0].turnId !== before.turn?.turnId;
          if (isNew && before.turn !== null) {
            // the turn before has ended in this very step: nothing of it is on its way
            expect(
              before.sending.filter((one) => one.outboundMessageId === before.turn?.reply?.outboundMessageId),
            ).toHaveLength(before.turn.reply === null ? 0 : 1);
          }
        }
      }),
    );
  });

  it('no message is forgotten: it is answered, or waits for the person who handles it', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        const { state } = run(story, seed).result;
        const kept = new Set([
          ...state.answered,
          ...state.waiting.map((one) => one.messageId),
          ...state.sending.flatMap((one) => one.messages.map((message) => message.messageId)),
        ]);
        const received = story.flatMap(({ input }) =>
          input.kind === 'messageReceived' ? [input.messageId] : [],
        );
        expect(received.filter((id) => !kept.has(id))).toEqual([]);
        expect(state.turn).toBeNull();
        if (state.handler === 'bot') expect(state.waiting).toEqual([]);
      }),
    );
  });

  it('the bot is silent while a person handles the conversation', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        for (const { before, after, effects } of run(story, seed).steps) {
          const isBotSpeaking = after.sending.some(
            (one) =>
              one.by === 'bot' &&
              (one.role === 'reply' || one.role === 'outcome') &&
              !before.sending.includes(one),
          );
          const isNewSend = effects.some((effect) => effect.kind === 'sendReply') && isBotSpeaking;
          const isBusy = effects.some(
            ({ kind }) => kind === 'draftTurn' || kind === 'carryOutProposals' || kind === 'tellMusicOutcome',
          );
          if (after.handler === 'person')
            expect({ isNewSend, isBusy }).toEqual({ isNewSend: false, isBusy: false });
        }
      }),
    );
  });

  it('each promise is met, missed and escalated at most once', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        const { effects } = run(story, seed).result;
        const keys = effects.flatMap(({ effect }) =>
          effect.kind === 'recordClock' ? effect.entries.map((entry) => entry.key) : [],
        );
        expect(new Set(keys).size).toBe(keys.length);
        const told = effects.flatMap(({ effect }) =>
          effect.kind === 'escalate' ? [effect.escalation.key] : [],
        );
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it('an answer owed is met, or was escalated to the last step', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        const { state } = run(story, seed).result;
        const { firstResponse, policy, serviceClass } = state;
        expect(firstResponse.state).not.toBe('running');
        if (firstResponse.state === 'breached') {
          expect(firstResponse.escalationsDone).toBe(policy.firstResponse[serviceClass].escalations.length);
        }
        expect(state.unrecorded).toEqual([]);
      }),
    );
  });

  it('the written events of the clock tell by themselves how it stands', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        const { state, effects } = run(story, seed).result;
        const rows = effects.flatMap(({ effect }) => (effect.kind === 'recordClock' ? effect.entries : []));
        const last = rows.findLast(({ event }) => event !== 'escalated');
        const told = { started: 'running', met: 'met', breached: 'breached', stopped: 'idle' } as const;
        const { firstResponse } = state;
        expect(firstResponse.state).toBe(
          last === undefined || last.event === 'escalated' ? 'idle' : told[last.event],
        );
        expect(firstResponse.run).toBe(rows.filter(({ event }) => event === 'started').length);
        expect(firstResponse.dueAt).toBe(last?.dueAt ?? null);
        const isOfRun = ({ key }: { key: string }) => key.startsWith(`first_response/${firstResponse.run}/`);
        const escalated = rows.filter((row) => row.event === 'escalated' && isOfRun(row));
        expect(firstResponse.escalationsDone).toBe(escalated.length);
      }),
    );
  });

  it('an outcome is told at most once', () => {
    fc.assert(
      fc.property(...stories, (story, seed) => {
        const told = run(story, seed).result.effects.flatMap(({ effect }) =>
          effect.kind === 'tellMusicOutcome' ? [effect.changeId] : [],
        );
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});
