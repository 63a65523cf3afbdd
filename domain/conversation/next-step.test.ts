import { describe, expect, it } from 'vitest';
import {
  byPerson,
  conversationId,
  drafted,
  handedOver,
  handler,
  message,
  MINUTE,
  out,
  play,
  replied,
  SECOND,
  settled,
  turn,
  userId,
  woke,
} from '../../test/fixtures/play-conversation.ts';
import type { MusicChangeId } from '../ids.ts';
import { isOver, nextStep } from './next-step.ts';
import type { ConversationEvent } from './state.ts';
import { turnNumberOf } from './turn-id.ts';

describe('turns', () => {
  it('a plain command is answered at once, and its clock is written once when it is met', () => {
    const { orders } = play(
      message('m1', 0, { isCommand: true }),
      drafted(1, 300, replied('r1')),
      settled('r1', 400),
    );
    expect(orders).toEqual([['draft m1 1'], ['sendReply r1'], ['clock started@0 met@0.4']]);
  });

  it('three quick lines are one turn, taken when the burst is over', () => {
    const { step, orders } = play(
      message('m1', 0),
      message('m2', 1_000),
      message('m3', 2_000),
      woke(3_499),
      woke(3_500),
    );
    expect(orders.flat()).toEqual(['clock started@0', 'draft m1+m2+m3 1']);
    expect(step.state.waiting).toEqual([]);
  });

  it('a burst that does not end is taken after six seconds', () => {
    const lines = [0, 1, 2, 3, 4, 5].map((second) => message(`m${second}`, second * SECOND));
    expect(play(...lines).step.wakeAt).toBe(6_000);
  });

  it('a command among other lines takes them all along without waiting', () => {
    const { orders } = play(message('m1', 0), message('m2', 500, { isCommand: true }));
    expect(orders[1]).toEqual(['draft m1+m2 1']);
  });

  it('what arrives during a turn is the next turn, after the reply has left', () => {
    const { orders } = play(
      message('m1', 0, { isCommand: true }),
      message('m2', 100, { isCommand: true }),
      drafted(1, 200, replied('r1')),
      settled('r1', 300),
    );
    expect(orders).toEqual([['draft m1 1'], [], ['sendReply r1'], ['draft m2 1']]);
  });

  it('a reply that is slow to leave holds the next turn for five seconds, an emergency not at all', () => {
    const first = [message('m1', 0, { isCommand: true }), drafted(1, 200, replied('r1'))];
    const slow = play(
      ...first,
      message('m2', 300, { isCommand: true }),
      woke(5_199),
      woke(5_200),
      settled('r1', 60_000),
    );
    expect(slow.orders.slice(2, 5)).toEqual([[], ['clock started@0'], ['draft m2 1']]);
    // the late answer to the first is none to the second
    expect(slow.step.state.firstResponse).toMatchObject({ state: 'running', run: 2, startedAt: 300 });
    const answered = [drafted(2, 61_000, replied('r2')), settled('r2', 61_100)];
    const state = answered.reduce((before, event) => nextStep(before, event).state, slow.step.state);
    expect(state.firstResponse.state).toBe('met');
    const emergency = message('m2', 300, { isCommand: true, serviceClass: 'urgent' });
    expect(play(...first, emergency).orders[2]).toContain('draft m2 1');
  });

  it('the same message again is not a second turn', () => {
    const { orders } = play(
      message('m1', 0, { isCommand: true }),
      message('m1', 10, { isCommand: true }),
      drafted(1, 200, replied('r1')),
      settled('r1', 300),
      message('m1', 10, { isCommand: true }),
    );
    expect(orders.flat().filter((order) => order.startsWith('draft'))).toHaveLength(1);
  });

  it('the model sees the results of what it proposed, four times at most', () => {
    const step = (at: number) => [
      drafted(1, at, { kind: 'proposed' }),
      drafted(1, at + 1, { kind: 'carriedOut' }),
    ];
    const { orders } = play(
      message('m1', 0),
      woke(1_500),
      ...step(1_600),
      ...step(1_700),
      ...step(1_800),
      drafted(1, 1_900, { kind: 'proposed' }),
    );
    expect(orders.flat()).toEqual([
      'clock started@0',
      'draft m1 1',
      'carryOutProposals',
      'draft m1 2',
      'carryOutProposals',
      'draft m1 3',
      'carryOutProposals',
      'draft m1 4',
      'fall back budget',
    ]);
  });

  it('an emergency does not wait for a model that still thinks about something else', () => {
    const { orders } = play(
      message('m1', 0),
      woke(1_500),
      message('m2', 1_600, { isCommand: true, serviceClass: 'urgent' }),
      drafted(1, 2_000, { kind: 'proposed' }),
    );
    expect(orders.at(-1)).toEqual(['draft m1+m2 1']);
  });

  it('a thank-you that needs no answer stops the clock', () => {
    const { orders } = play(message('m1', 0, { isCommand: true }), drafted(1, 200, { kind: 'nothingToSay' }));
    expect(orders[1]).toEqual(['clock started@0 stopped@0.2']);
  });

  it('a turn keeps its id however often it is asked for', () => {
    expect(turnNumberOf(conversationId, turn(7))).toBe(7);
    expect(turn(7)).toMatch(/^0197a5f0-1111-8222-8333-[0-9a-f]{12}$/);
    expect(turn(7)).not.toBe(turn(8));
  });
});

describe('a person', () => {
  it('who takes over silences a draft that is being written, and its message waits for him', () => {
    const { step, orders } = play(
      message('m1', 0, { isCommand: true }),
      handler('person', 100),
      drafted(1, 200, replied('r1')),
    );
    expect(orders[2]).toContain('withholdReply r1');
    expect(step.state.waiting.map((one) => one.messageId)).toEqual(['m1']);
  });

  it('who gives back leaves to the bot what nobody answered', () => {
    const { orders } = play(handler('person', 0), message('m1', 10), handler('bot', 5_000));
    expect(orders[1]).toEqual(['clock started@0.01']);
    expect(orders[2]).toEqual(['draft m1 1']);
  });

  it('who answered leaves nothing to the bot, although he gives back before the vendor took it', () => {
    const { step } = play(
      message('m1', 0),
      byPerson('p1', 1_000),
      handler('bot', 1_100),
      settled('p1', 1_200),
      woke(9_000),
    );
    expect(step.state).toMatchObject({ turn: null, waiting: [], handler: 'bot' });
  });

  it('whose answer cannot be sent is asked again', () => {
    const { step } = play(
      handler('person', 0),
      message('m1', 10),
      byPerson('p1', 20),
      settled('p1', 30, 'failed'),
    );
    expect(step.state.waiting.map((one) => one.messageId)).toEqual(['m1']);
    expect(step.state.firstResponse.state).toBe('running');
  });

  it('gets a case with its own clock; the acknowledgement of the bot is no answer', () => {
    const { step, orders } = play(
      message('m1', 0, { isCommand: true }),
      drafted(1, 30 * SECOND, handedOver('ack')),
      settled('ack', 31 * SECOND),
    );
    expect(orders[1]).toEqual(['sendReply ack', 'clock started@0 stopped@30 started@30']);
    expect(step.state.firstResponse).toMatchObject({
      state: 'running',
      answerBy: 'person',
      dueAt: 30 * SECOND + 60 * MINUTE,
    });
  });

  it('gets the case when the bot cannot send its reply', () => {
    const { step, orders } = play(
      message('m1', 0, { isCommand: true }),
      drafted(1, 200, replied('r1')),
      settled('r1', 300, 'failed'),
    );
    expect(orders[2]).toContain('handOver');
    expect(step.state).toMatchObject({ handler: 'person', turn: null });
    expect(step.state.waiting).toHaveLength(1);
  });

  it('gets the case when the model is away, and may give it back for another try', () => {
    const { orders } = play(
      message('m1', 0),
      woke(1_500),
      { kind: 'turnFailed', at: 9_000, turnId: turn(1), reason: 'model_away' },
      drafted(1, 9_100, handedOver('sorry')),
      handler('bot', 60_000),
    );
    expect(orders[2]).toEqual(['fall back model_away']);
    expect(orders[3]).toContain('sendReply sorry');
    expect(orders[4]).toEqual(['draft m1 1']);
  });
});

describe('music on its way', () => {
  const change = 'c1' as MusicChangeId;
  it('is told once when it is settled', () => {
    const musicSettled: ConversationEvent = { kind: 'musicSettled', at: 2_000, changeId: change };
    const { orders } = play(
      message('m1', 0, { isCommand: true }),
      drafted(1, 800, replied('r1', 'c1')),
      settled('r1', 900),
      musicSettled,
      musicSettled,
      { kind: 'outcomeTold', at: 2_100, changeId: change, outboundMessageId: out('o1') },
    );
    expect(orders.slice(3)).toEqual([['tell c1'], [], ['sendReply o1']]);
  });

  it('that settles before its answer has left is told after it', () => {
    const { orders } = play(
      message('m1', 0, { isCommand: true }),
      { kind: 'musicSettled', at: 700, changeId: change },
      drafted(1, 800, replied('r1', 'c1')),
      settled('r1', 900),
    );
    expect(orders.slice(1)).toEqual([[], ['sendReply r1'], ['tell c1', 'clock started@0 met@0.9']]);
  });
});

describe('closing', () => {
  const closed = (at: number): ConversationEvent => ({ kind: 'closed', at, by: { userId } });

  it('ends a conversation of which nothing is owed', () => {
    const { step } = play(handler('person', 0), message('m1', 0), closed(1_000));
    expect(isOver(step.state)).toBe(true);
  });

  it('lets the bot finish what waits for it', () => {
    const { step, orders } = play(message('m1', 0), closed(100), drafted(1, 500, replied('r1')));
    expect(orders[1]).toContain('draft m1 1');
    expect(isOver(step.state)).toBe(false);
    expect(isOver(nextStep(step.state, settled('r1', 600)).state)).toBe(true);
  });
});
