import { useCallback, useSyncExternalStore } from 'react';

/** One entry per person and conversation, so that a draft never lands in another thread or under another name. */
const keyOf = ({ userId, conversationId }: DraftOwner) => `bma-draft/${userId}/${conversationId}`;
const SAVED = 'bma-draft-saved';

export type DraftOwner = { userId: string; conversationId: string };

export function readDraft(owner: DraftOwner): string {
  return localStorage.getItem(keyOf(owner)) ?? '';
}

export function writeDraft(owner: DraftOwner, text: string): void {
  if (text === '') localStorage.removeItem(keyOf(owner));
  else localStorage.setItem(keyOf(owner), text);
  dispatchEvent(new CustomEvent(SAVED));
}

/** The draft of one thread; another tab's typing shows here too. */
export function useDraft(owner: DraftOwner): [text: string, write: (text: string) => void] {
  const { userId, conversationId } = owner;
  const text = useSyncExternalStore(subscribe, () => readDraft({ userId, conversationId }));
  const write = useCallback(
    (next: string) => writeDraft({ userId, conversationId }, next),
    [userId, conversationId],
  );
  return [text, write];
}

function subscribe(listener: () => void): () => void {
  addEventListener('storage', listener);
  addEventListener(SAVED, listener);
  return () => {
    removeEventListener('storage', listener);
    removeEventListener(SAVED, listener);
  };
}
