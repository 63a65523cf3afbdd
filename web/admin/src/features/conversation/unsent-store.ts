import { useSyncExternalStore } from 'react';

/** A reply that the server has not confirmed. Its key makes sending it again the same message. */
export type Unsent = {
  clientKey: string;
  /** Whose it is: on a shared computer nothing leaves under another name. */
  userId: string;
  conversationId: string;
  text: string;
  at: string;
  state: 'sending' | 'kept';
  reason: string | null;
};

const KEY = 'bma-unsent';
let unsent = read();
const listeners = new Set<() => void>();

/** What was on its way when the page was closed may or may not have arrived: it is kept, and asked about. */
function read(): Unsent[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Unsent[]; // cast: written below only
    return kept.map((each) => ({ ...each, state: 'kept' }));
  } catch {
    return [];
  }
}

function put(next: Unsent[]): void {
  unsent = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export function keepUnsent(reply: Unsent): void {
  put([...unsent.filter(({ clientKey }) => clientKey !== reply.clientKey), reply]);
}

export function markKept(clientKey: string, reason: string): void {
  put(unsent.map((each) => (each.clientKey === clientKey ? { ...each, state: 'kept', reason } : each)));
}

export function dropUnsent(clientKey: string): void {
  put(unsent.filter((each) => each.clientKey !== clientKey));
}

export function useUnsent(owner: Pick<Unsent, 'userId' | 'conversationId'>): Unsent[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unsent,
  );
  return all.filter(
    ({ userId, conversationId }) => userId === owner.userId && conversationId === owner.conversationId,
  );
}
