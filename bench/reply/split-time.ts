import type { ActivityRun, ProcessHistory } from './read-history.ts';

/** Milliseconds of one reply, in the order in which they pass; together they are the whole. */
export type Split = {
  /** From the contact's message to the signal in its conversation's history. */
  takingIn: number;
  /** Workflow tasks and waiting for a worker, of the conversation and of the venue's writer of music. */
  engine: number;
  /** The turn: understanding, reading and writing rows, reading players; without what stands beside. */
  turn: number;
  /** The writer's activity: order, read back, rows. */
  music: number;
  /** From the start of the sending activity until the vendor has the reply. */
  sending: number;
};

export function splitTime(input: {
  writtenAt: number;
  acceptedAt: number;
  messageId: string;
  outboundMessageId: string;
  conversation: ProcessHistory;
  /** The venue's writer, when the message changed the music. */
  writer: { history: ProcessHistory; changeId: string } | null;
}): Split | null {
  const { conversation, messageId, outboundMessageId, writtenAt, acceptedAt } = input;
  const signal = conversation.signals.find(({ id }) => id === messageId);
  const draft = find(conversation, 'draftTurn', (run) =>
    (run.input.messageIds as string[]).includes(messageId),
  ); // cast: the activity's input
  const send = find(conversation, 'sendMessage', (run) => run.input.outboundMessageId === outboundMessageId);
  if (signal === undefined || draft === undefined || send === undefined) return null;
  const music = input.writer === null ? { run: 0, engine: 0 } : splitWriter(input.writer);
  if (music === null) return null;
  return {
    takingIn: signal.at - writtenAt,
    engine: draft.startedAt - signal.at + (send.startedAt - draft.completedAt) + music.engine,
    turn: draft.completedAt - draft.startedAt - music.run - music.engine,
    music: music.run,
    sending: acceptedAt - send.startedAt,
  };
}

function splitWriter({ history, changeId }: { history: ProcessHistory; changeId: string }) {
  const update = history.updates.find(({ id }) => id === changeId);
  const run = find(history, 'carryOutMusicChange', ({ input }) => input.changeId === changeId);
  if (update === undefined || run === undefined) return null;
  const took = run.completedAt - run.startedAt;
  return { run: took, engine: update.completedAt - update.askedAt - took };
}

function find(
  history: ProcessHistory,
  name: string,
  isMeant: (run: ActivityRun) => boolean,
): ActivityRun | undefined {
  return history.activities.find((run) => run.name === name && isMeant(run));
}
