import { useSyncExternalStore } from 'react';

/** One line at the foot of the page; `undo` instead of asking before. */
export type Notice = {
  id: number;
  text: string;
  tone: 'plain' | 'failure';
  action: { label: string; run: () => void } | null;
  requestId: string | null;
};

let notices: Notice[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function put(next: Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

export function showNotice(
  notice: Pick<Notice, 'text'> & Partial<Pick<Notice, 'tone' | 'action' | 'requestId'>>,
): void {
  counter += 1;
  put([...notices, { tone: 'plain', action: null, requestId: null, ...notice, id: counter }]);
}

export function dropNotice(id: number): void {
  put(notices.filter((notice) => notice.id !== id));
}

export function useNotices(): Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
