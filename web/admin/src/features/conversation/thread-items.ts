/** A thread as it is read: a line where a day begins, then its messages. */
export type ThreadItem<Entry> =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Entry };

export function threadItems<Entry extends { id: string; at: string }>(
  messages: readonly Entry[],
  dayOf: (at: string) => string,
): ThreadItem<Entry>[] {
  return messages.flatMap((message, index): ThreadItem<Entry>[] => {
    const before = messages[index - 1];
    const entry = { kind: 'message', key: message.id, message } as const;
    const isNewDay = before === undefined || dayOf(before.at) !== dayOf(message.at);
    return isNewDay ? [{ kind: 'day', key: `day-${message.id}`, at: message.at }, entry] : [entry];
  });
}
