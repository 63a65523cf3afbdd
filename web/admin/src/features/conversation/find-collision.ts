import type { Message } from './conversation-types.ts';

/** What a colleague answered after the reader began to write; the reader's own answers from elsewhere are none. */
export function findCollision(
  messages: readonly Message[],
  { since, ownName }: { since: number; ownName: string },
): Message | null {
  return (
    messages.findLast(
      ({ sequence, senderKind, senderName }) =>
        sequence > since && senderKind === 'team' && senderName !== ownName,
    ) ?? null
  );
}
