import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** `since`: the newest message when the writing began, 0 while none was read; a colleague's answer after it collides. */
export type Draft = { text: string; since: number };
export type DraftOwner = { userId: string; conversationId: string };

const SAVED = 'bma-draft-saved';
const NONE: Draft = { text: '', since: 0 };

/** One entry per person and conversation, so that a draft never lands in another thread or under another name. */
const keyOf = ({ userId, conversationId }: DraftOwner) => `bma-draft/${userId}/${conversationId}`;

export function parseDraft(kept: string | null): Draft {
  if (kept === null) return NONE;
  try {
    const { text, since } = JSON.parse(kept) as Partial<Draft>; // cast: both fields are checked
    return typeof text === 'string' && typeof since === 'number' ? { text, since } : NONE;
  } catch {
    return NONE;
  }
}

export function writeDraft(owner: DraftOwner, draft: Draft): void {
  if (draft.text === '') localStorage.removeItem(keyOf(owner));
  else localStorage.setItem(keyOf(owner), JSON.stringify(draft));
  dispatchEvent(new Event(SAVED));
}

/** The draft of one thread; another tab's typing shows here too. */
export function useDraft({ userId, conversationId }: DraftOwner): [Draft, (draft: Draft) => void] {
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf({ userId, conversationId })));
  const write = useCallback(
    (draft: Draft) => writeDraft({ userId, conversationId }, draft),
    [userId, conversationId],
  );
  return [useMemo(() => parseDraft(kept), [kept]), write];
}

function subscribe(listener: () => void): () => void {
  addEventListener('storage', listener);
  addEventListener(SAVED, listener);
  return () => {
    removeEventListener('storage', listener);
    removeEventListener(SAVED, listener);
  };
}
