import { expect, it } from 'vitest';
import type { ProcessHistory } from './read-history.ts';
import { splitTime } from './split-time.ts';

const conversation: ProcessHistory = {
  signals: [
    { id: 'earlier', at: 900 },
    { id: 'message', at: 1_010 },
  ],
  updates: [],
  activities: [
    { name: 'draftTurn', input: { messageIds: ['earlier'] }, scheduledAt: 1, startedAt: 2, completedAt: 3 },
    {
      name: 'draftTurn',
      input: { messageIds: ['message'] },
      scheduledAt: 1_015,
      startedAt: 1_020,
      completedAt: 1_080,
    },
    {
      name: 'sendMessage',
      input: { outboundMessageId: 'reply' },
      scheduledAt: 1_085,
      startedAt: 1_090,
      completedAt: 1_120,
    },
  ],
};
const message = {
  writtenAt: 1_000,
  acceptedAt: 1_110,
  messageId: 'message',
  outboundMessageId: 'reply',
  conversation,
};
const writer: ProcessHistory = {
  signals: [],
  updates: [{ id: 'change', askedAt: 1_030, completedAt: 1_070 }],
  activities: [
    {
      name: 'carryOutMusicChange',
      input: { changeId: 'change' },
      scheduledAt: 1_034,
      startedAt: 1_036,
      completedAt: 1_066,
    },
  ],
};

it('the parts of a reply are the whole of it', () => {
  const split = splitTime({ ...message, writer: null });
  expect(split).toEqual({ takingIn: 10, engine: 20, turn: 60, music: 0, sending: 20 });
});

it("the time of the venue's writer is taken out of the turn that waits for it", () => {
  const split = splitTime({ ...message, writer: { history: writer, changeId: 'change' } });
  expect(split).toEqual({ takingIn: 10, engine: 30, turn: 20, music: 30, sending: 20 });
});

it('a message that the history does not know is left out', () => {
  expect(splitTime({ ...message, messageId: 'unknown', writer: null })).toBeNull();
});
