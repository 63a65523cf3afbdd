import { useSyncExternalStore } from 'react';
import { readProblem, RequestFailure } from './problem.ts';

export type SessionUser = {
  id: string;
  name: string;
  email: string;
  role: string;
  language: string;
  organization: { id: string; name: string; timezone: string; isDemo: boolean };
};
type Tokens = { accessToken: string; expiresAt: string; user: SessionUser };
/** `unknown` until the refresh cookie has been tried once. */
type Session = { state: 'unknown' } | { state: 'signed_out' } | ({ state: 'signed_in' } & Tokens);

const REFRESH_URL = '/api/v1/auth/refresh';
const LOCK = 'bma-session-refresh';

let session: Session = { state: 'unknown' };
/** The page of somebody who signs out is drawn once more on its way to the sign-in. */
let lastUser: SessionUser | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
// Tabs share one cookie that changes with each use: what one learned, all know.
const tabs = new BroadcastChannel('bma-session');
tabs.onmessage = (event: MessageEvent<Session>) => put(event.data);

function put(next: Session): void {
  session = next;
  if (next.state === 'signed_in') lastUser = next.user;
  for (const listener of listeners) listener();
}

export function getSession(): Session {
  return session;
}

export function signIn(tokens: Tokens): void {
  put({ state: 'signed_in', ...tokens });
  tabs.postMessage(session);
}

export function signOut(): void {
  put({ state: 'signed_out' });
  tabs.postMessage(session);
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session {
  return useSyncExternalStore(onSessionChange, getSession);
}

/** The person of this page; its routes stand behind the sign-in. */
export function useUser(): SessionUser {
  const current = useSession();
  const user = current.state === 'signed_in' ? current.user : lastUser;
  if (user === null) throw new Error('This part is shown to signed-in people only.');
  return user;
}

/** A session from memory or, once, from the cookie. */
export async function ensureSession(): Promise<boolean> {
  return session.state === 'unknown' ? refresh(null) : session.state === 'signed_in';
}

/** Exchanges the cookie for a new token; `stale` is the token that was refused. One exchange at a time, over all tabs. */
export function refresh(stale: string | null): Promise<boolean> {
  refreshing ??= withLock(() => exchange(stale)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function exchange(stale: string | null): Promise<boolean> {
  // Another tab was first while this one waited for the lock.
  if (session.state === 'signed_in' && session.accessToken !== stale) return true;
  const response = await fetch(REFRESH_URL, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.ok) {
    signIn((await response.json()) as Tokens); // cast: the contract's own shape
    return true;
  }
  // Only a refusal ends the session; a server that is away does not.
  if (response.status === 401) {
    signOut();
    return false;
  }
  const body: unknown = await response.json().catch(() => null);
  throw new RequestFailure(readProblem(body, response.status, response.headers.get('x-request-id')));
}

/** Locks exist on secure pages only; elsewhere one tab at a time is the best there is. */
function withLock<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}
