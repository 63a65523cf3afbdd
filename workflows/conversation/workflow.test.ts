import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { ConversationEvent, TurnResult } from '../../domain/conversation/state.ts';
import type { MusicChangeId, UserId } from '../../domain/ids.ts';
import { messageAt, openConversationStage } from '../../test/fixtures/conversation-stage.ts';
import type { ConversationStage } from '../../test/fixtures/conversation-stage.ts';

const DAY = 24 * 3_600_000;
const userId = 'nok' as UserId;
const closed = (at: number): ConversationEvent => ({ kind: 'closed', at, by: { userId } });

let stage: ConversationStage;
beforeAll(async () => {
  stage = await openConversationStage();
});
afterAll(() => stage?.close());

/** Far above what a busy machine takes: only a hang reaches it. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 10 });

/** A turn that goes on when the test says so. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('an urgent message that nobody answers', () => {
  it('is told to the team after a minute and to the manager after six, once each, and is met at last', async () => {
    const at = Date.now();
    const first = messageAt(at, { serviceClass: 'urgent' });
    const { handle, signal, outbound, did } = await stage.converse(first, { opening: { handler: 'person' } });
    await stage.time.advance(handle, '50 seconds');
    expect(did()).toEqual(['clock started']);
    await stage.time.advance(handle, '2 hours');
    expect(did().filter((line) => line.startsWith('escalate'))).toEqual([
      'escalate team',
      'escalate manager',
    ]);
    expect(did().filter((line) => line.startsWith('send'))).toEqual([
      'send notice-team',
      'send notice-manager',
    ]);
    const reply = { at: at + 2 * 3_600_000, userId, outboundMessageId: outbound('answer') };
    await signal({ kind: 'repliedByPerson', ...reply });
    await stage.time.advance(handle, '1 day');
    expect(did().slice(-2)).toEqual(['send answer', 'clock met']);
    await signal(closed(at + DAY));
    await handle.result();
  });

  it('is not escalated when a person answers in time', async () => {
    const at = Date.now();
    const first = messageAt(at, { serviceClass: 'urgent' });
    const { handle, signal, outbound, did } = await stage.converse(first, { opening: { handler: 'person' } });
    await stage.time.advance(handle, '40 seconds');
    await signal({ kind: 'repliedByPerson', at: at + 41_000, userId, outboundMessageId: outbound('answer') });
    await stage.time.advance(handle, '1 day');
    expect(did()).toEqual(['clock started', 'send answer', 'clock met']);
  });
});

describe('turns', () => {
  it('two messages at once are two answers, one after the other', async () => {
    const at = Date.now();
    const { opened, open } = gate();
    const first = messageAt(at);
    const second = messageAt(at);
    const { handle, signal, outbound, did, isTaken } = await stage.converse(first, {
      draftTurn: async ({ turnId }) => {
        await opened;
        return { kind: 'replied', outboundMessageId: outbound(`reply-${turnId}`), awaitedChangeIds: [] };
      },
    });
    await signal(second);
    await isTaken();
    open();
    await until(() => expect(did().filter((line) => line.startsWith('send'))).toHaveLength(2));
    expect(did().filter((line) => line.startsWith('draft'))).toEqual([
      `draft ${first.messageId} 1`,
      `draft ${second.messageId} 1`,
    ]);
    await signal(closed(at));
    await handle.result();
  });

  it('a message that is delivered three times is answered once', async () => {
    const at = Date.now();
    const { handle, signal, did } = await stage.converse(closedLater(at));
    const event = messageAt(at);
    await Promise.all([signal(event, 'same'), signal(event, 'same'), signal(event, 'same')]);
    await until(() => expect(did()).toContain('clock started met'));
    await signal(closed(at));
    await handle.result();
    expect(did().filter((line) => line.startsWith('draft'))).toHaveLength(1);
  });

  it('three quick lines are one turn', async () => {
    const at = Date.now();
    const lines = [messageAt(at, { isCommand: false }), messageAt(at + 400, { isCommand: false })] as const;
    const { handle, signal, did } = await stage.converse(lines[0]);
    await signal(lines[1]);
    await stage.time.advance(handle, '1 minute');
    expect(did()).toContain(`draft ${lines[0].messageId}+${lines[1].messageId} 1`);
  });

  it('the model is asked again after what it proposed was carried out', async () => {
    const results: TurnResult[] = [{ kind: 'proposed' }, { kind: 'proposed' }];
    const first = messageAt(Date.now());
    const { signal, handle, outbound, did } = await stage.converse(first, {
      draftTurn: async ({ turnId }) =>
        results.pop() ?? {
          kind: 'replied',
          outboundMessageId: outbound(`reply-${turnId}`),
          awaitedChangeIds: [],
        },
    });
    await until(() => expect(did()).toContain('clock started met'));
    expect(did().slice(0, 5)).toEqual([
      `draft ${first.messageId} 1`,
      'carry out 1',
      `draft ${first.messageId} 2`,
      'carry out 2',
      `draft ${first.messageId} 3`,
    ]);
    await signal(closed(Date.now()));
    await handle.result();
  });

  it('a model that is away is answered with an apology and a person', async () => {
    const { handle, did } = await stage.converse(messageAt(Date.now()), {
      draftTurn: async () => {
        const category = ApplicationFailureCategory.BENIGN;
        throw ApplicationFailure.create({ type: 'turn.model_away', nonRetryable: true, category });
      },
    });
    await stage.time.advance(handle, '2 hours');
    expect(did()).toContain('fall back model_away');
    expect(did()).toContain('send sorry');
    // the apology is no answer: the person's clock runs
    expect(did().filter((line) => line.startsWith('escalate'))).toEqual([
      'escalate team',
      'escalate manager',
    ]);
  });

  it('a person who takes over silences the draft that is being written', async () => {
    const at = Date.now();
    const { opened, open } = gate();
    const { signal, outbound, did, isTaken } = await stage.converse(messageAt(at), {
      draftTurn: async ({ turnId }) => {
        await opened;
        return { kind: 'replied', outboundMessageId: outbound(`reply-${turnId}`), awaitedChangeIds: [] };
      },
    });
    await signal({ kind: 'handlerChanged', at, handler: 'person', userId });
    await isTaken();
    open();
    await until(() => expect(did().some((line) => line.startsWith('withhold'))).toBe(true));
    expect(did().some((line) => line.startsWith('send'))).toBe(false);
  });
});

describe('music on its way', () => {
  it('is told once, in a second message', async () => {
    const at = Date.now();
    const changeId = 'change-1' as MusicChangeId;
    const { handle, signal, outbound, did } = await stage.converse(messageAt(at), {
      draftTurn: async ({ turnId }) => ({
        kind: 'replied',
        outboundMessageId: outbound(`reply-${turnId}`),
        awaitedChangeIds: [changeId],
      }),
    });
    await until(() => expect(did()).toContain('clock started met'));
    await signal({ kind: 'musicSettled', at: at + 2_000, changeId }, 'settled');
    await signal({ kind: 'musicSettled', at: at + 2_000, changeId }, 'settled');
    await until(() => expect(did()).toContain(`send outcome-${changeId}`));
    await signal(closed(at));
    await handle.result();
    expect(did().filter((line) => line === `tell ${changeId}`)).toHaveLength(1);
  });
});

describe('a long conversation', () => {
  it('of a month continues as new several times, and every message has exactly one answer', async () => {
    const at = Date.now();
    const first = messageAt(at);
    const { handle, signal, firstRunId, did } = await stage.converse(first);
    const ids = [first.messageId];
    for (let day = 1; day <= 30; day += 1) {
      await stage.time.advance(handle, '1 day');
      const message = messageAt(at + day * DAY, { isCommand: day % 2 === 0 });
      ids.push(message.messageId);
      await signal(message);
    }
    await stage.time.advance(handle, '1 day');
    const answered = did().flatMap((line) => (line.startsWith('draft') ? [line.split(' ')[1]] : []));
    expect(answered).toEqual(ids);
    expect(did().filter((line) => line.startsWith('send'))).toHaveLength(ids.length);
    expect((await handle.describe()).runId).not.toBe(firstRunId);
    await signal(closed(at + 31 * DAY));
    await handle.result();
  });

  it('carries on what waits when it continues as new in the middle of a turn', async () => {
    const at = Date.now();
    const { opened, open } = gate();
    const first = messageAt(at);
    const { handle, signal, firstRunId, outbound, did } = await stage.converse(first, {
      draftTurn: async ({ turnId }) => {
        await opened;
        return { kind: 'replied', outboundMessageId: outbound(`reply-${turnId}`), awaitedChangeIds: [] };
      },
    });
    // enough small events for the server to suggest it while the turn is on
    for (let round = 0; round < 420; round += 1) await signal({ kind: 'assigned', at, userId });
    const second = messageAt(at);
    await signal(second);
    open();
    await until(() => expect(did().filter((line) => line.startsWith('send'))).toHaveLength(2));
    expect(
      did()
        .filter((line) => line.startsWith('draft'))
        .map((line) => line.split(' ')[1]),
    ).toEqual([first.messageId, second.messageId]);
    expect((await handle.describe()).runId).not.toBe(firstRunId);
    await signal(closed(at));
    await handle.result();
  });
});

/** A harmless first event. */
function closedLater(at: number): ConversationEvent {
  return { kind: 'assigned', at, userId };
}
