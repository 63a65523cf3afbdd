import { describe, expect, it } from 'vitest';
import {
  byPerson,
  drafted,
  handler,
  message,
  MINUTE,
  out,
  play,
  replied,
  SECOND,
  settled,
  woke,
} from '../../test/fixtures/play-conversation.ts';

describe('the first-response clock', () => {
  const urgent = message('m1', 0, { serviceClass: 'urgent' });

  it('of an urgent message that nobody answers tells the team after a minute, the manager after six, each once', () => {
    const { step, orders } = play(
      handler('person', 0),
      urgent,
      woke(MINUTE),
      { kind: 'escalationWritten', at: MINUTE, outboundMessageIds: [out('n1')] },
      woke(6 * MINUTE),
      woke(90 * MINUTE),
    );
    expect(orders).toEqual([
      [],
      ['clock started@0'],
      ['escalate team', 'clock breached@60 escalated@60'],
      ['sendReply n1'],
      ['escalate manager', 'clock escalated@360'],
      [],
    ]);
    expect(step.wakeAt).toBeNull();
  });

  it('is met by the accepted reply, not by the draft', () => {
    const { step, orders } = play(
      message('m1', 0, { isCommand: true, serviceClass: 'urgent' }),
      drafted(1, 1_000, replied('r1')),
      woke(MINUTE),
      settled('r1', MINUTE + SECOND),
    );
    expect(orders[2]).toContain('escalate team');
    expect(orders[3]).toEqual(['clock met@61']);
    expect(step.state.firstResponse).toMatchObject({ state: 'met', escalationsDone: 1 });
  });

  it("does not hold a slow vendor against a person's answer in time", () => {
    const { orders } = play(
      handler('person', 0),
      urgent,
      byPerson('p1', 59 * SECOND),
      woke(MINUTE),
      settled('p1', 70 * SECOND),
    );
    expect(orders.slice(2)).toEqual([['sendReply p1'], [], ['clock met@59']]);
  });

  it('starts anew for what was written while the answer was on its way', () => {
    const { step } = play(
      handler('person', 0),
      message('m1', 0),
      byPerson('p1', 10 * SECOND),
      message('m2', 11 * SECOND),
      settled('p1', 12 * SECOND),
    );
    expect(step.state.firstResponse).toMatchObject({ state: 'running', run: 2, startedAt: 11 * SECOND });
  });

  it('is shortened by an urgent message among others', () => {
    const { step } = play(
      handler('person', 0),
      message('m1', 0),
      message('m2', 5 * SECOND, { serviceClass: 'urgent' }),
    );
    expect(step.state).toMatchObject({ serviceClass: 'urgent', firstResponse: { dueAt: 65 * SECOND } });
  });
});
