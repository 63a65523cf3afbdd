import type { ConversationId, TurnId } from '../ids.ts';

const TAIL = 12;
const TAIL_SIZE = 16 ** TAIL;

/**
 * The id of a conversation's nth turn, the same however often it is asked for: the conversation's own id as a
 * UUIDv8 with n added to its tail. So a turn that is drafted twice finds its first draft.
 */
export function turnIdOf(conversationId: ConversationId, turnNumber: number): TurnId {
  const tail = (tailOf(conversationId) + turnNumber) % TAIL_SIZE;
  const head = `${conversationId.slice(0, 14)}8${conversationId.slice(15, -TAIL)}`;
  return `${head}${tail.toString(16).padStart(TAIL, '0')}` as TurnId; // cast: a brand has no runtime form
}

export function turnNumberOf(conversationId: ConversationId, turnId: TurnId): number {
  return (tailOf(turnId) - tailOf(conversationId) + TAIL_SIZE) % TAIL_SIZE;
}

function tailOf(id: string): number {
  return Number.parseInt(id.slice(-TAIL), 16);
}
