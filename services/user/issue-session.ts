import { createHash, randomBytes } from 'node:crypto';
import { userSessionsTable } from '../../db/schema/user/user-sessions.ts';
import type { SessionId, UserId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

/** AUTH-02. */
const REFRESH_DAYS = 7;

export type IssuedSession = { refreshToken: string; refreshExpiresAt: Date; familyId: string };

/** Writes a fresh refresh token of a family; the token itself is only ever in the cookie. */
export async function issueSession(
  context: TransactionContext,
  { userId, familyId, userAgent }: { userId: UserId; familyId: string; userAgent: string | null },
): Promise<IssuedSession> {
  const refreshToken = randomBytes(32).toString('base64url');
  const now = context.clock.now();
  const refreshExpiresAt = new Date(now.getTime() + REFRESH_DAYS * 86_400_000);
  await context.tx.insert(userSessionsTable).values({
    id: newId<SessionId>(),
    organizationId: context.organizationId,
    userId,
    familyId,
    tokenHash: hashToken(refreshToken),
    expiresAt: refreshExpiresAt,
    userAgent,
    createdAt: now,
  });
  return { refreshToken, refreshExpiresAt, familyId };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
