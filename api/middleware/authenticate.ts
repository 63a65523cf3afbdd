import type { AuthenticatedUser } from '../../domain/user/authenticated-user.ts';
import { isSessionAlive } from '../../services/user/is-session-alive.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { readAccessToken } from './access-token.ts';

/** A revoked session is dead within this time. */
const ALIVE_CACHE_MS = 1_000;
const MOST_CACHED = 5_000;

export type Authenticate = (authorization: string | undefined) => Promise<AuthenticatedUser | null>;

/** Proves who asks: a valid token of a login that still stands. */
export function createAuthenticate({
  database,
  clock,
  settings,
}: Pick<ApiDependencies, 'database' | 'clock' | 'settings'>): Authenticate {
  const checkedAt = new Map<string, number>();
  return async (authorization) => {
    const token = authorization?.match(/^Bearer (\S+)$/)?.[1];
    if (token === undefined) return null;
    const now = clock.now();
    const user = await readAccessToken(token, { secret: settings.jwtSecret, now });
    if (user === null) return null;
    const key = `${user.familyId}/${user.role}`;
    if (now.getTime() - (checkedAt.get(key) ?? 0) < ALIVE_CACHE_MS) return user;
    if (!(await isSessionAlive(database, user))) {
      checkedAt.delete(key);
      return null;
    }
    if (checkedAt.size > MOST_CACHED) checkedAt.clear();
    checkedAt.set(key, now.getTime());
    return user;
  };
}
