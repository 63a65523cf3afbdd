import { and, eq, isNull } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { userSessionsTable } from '../../db/schema/user/user-sessions.ts';
import { DomainError } from '../../domain/errors.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Clock, TransactionContext } from '../context.ts';
import { findUserProfile } from './find-user-profile.ts';
import type { UserProfile } from './find-user-profile.ts';
import { hashToken, issueSession } from './issue-session.ts';
import type { IssuedSession } from './issue-session.ts';

/** Two tabs may refresh with the same token at once; later than this it is a stolen one. */
const RACE_MS = 10_000;

/**
 * Rotates a refresh token. A token used again after the race window revokes its whole family.
 * @throws DomainError user.session_over
 */
export async function refreshSession(
  { database, clock, requestId }: { database: Database; clock: Clock; requestId?: string },
  { refreshToken, userAgent }: { refreshToken: string; userAgent: string | null },
): Promise<{ user: UserProfile; session: IssuedSession }> {
  const tokenHash = hashToken(refreshToken);
  const [known] = await inPlatform(database, (tx) =>
    tx
      .select({ organizationId: userSessionsTable.organizationId, userId: userSessionsTable.userId })
      .from(userSessionsTable)
      .where(eq(userSessionsTable.tokenHash, tokenHash)),
  );
  if (known === undefined) throw sessionOver();
  const context = {
    database,
    clock,
    organizationId: known.organizationId,
    actor: { kind: 'system' as const, name: 'refresh-session' },
    ...(requestId !== undefined && { requestId }),
  };
  const outcome = await inTransaction(context, (tx) => rotate(tx, { tokenHash, userAgent }));
  // thrown outside: the revocation of a stolen family must be committed
  if (outcome === null) throw sessionOver();
  return outcome;
}

async function rotate(
  context: TransactionContext,
  { tokenHash, userAgent }: { tokenHash: string; userAgent: string | null },
): Promise<{ user: UserProfile; session: IssuedSession } | null> {
  const { tx } = context;
  const now = context.clock.now();
  const [session] = await tx
    .select()
    .from(userSessionsTable)
    .where(eq(userSessionsTable.tokenHash, tokenHash))
    .for('update');
  if (session === undefined || session.revokedAt !== null || session.expiresAt <= now) return null;
  const isReused = session.rotatedAt !== null && now.getTime() - session.rotatedAt.getTime() > RACE_MS;
  const user = await findUserProfile(tx, session.userId);
  if (isReused || user === null) {
    await tx
      .update(userSessionsTable)
      .set({ revokedAt: now })
      .where(and(eq(userSessionsTable.familyId, session.familyId), isNull(userSessionsTable.revokedAt)));
    await recordAudit(context, {
      action: 'user.session_reuse_detected',
      entityType: 'user',
      entityId: session.userId,
    });
    return null;
  }
  await tx
    .update(userSessionsTable)
    .set({ rotatedAt: session.rotatedAt ?? now })
    .where(eq(userSessionsTable.id, session.id));
  const issued = await issueSession(context, {
    userId: session.userId,
    familyId: session.familyId,
    userAgent,
  });
  return { user, session: issued };
}

function sessionOver(): DomainError {
  return new DomainError({
    code: 'user.session_over',
    kind: 'unauthenticated',
    message: 'Your session is over. Sign in again.',
  });
}
