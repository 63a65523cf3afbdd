import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { DomainError } from '../../domain/errors.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Clock } from '../context.ts';
import { newId } from '../new-id.ts';
import { findUserProfile } from './find-user-profile.ts';
import type { UserProfile } from './find-user-profile.ts';
import { issueSession } from './issue-session.ts';
import type { IssuedSession } from './issue-session.ts';

/** Verified against when the address is unknown, so that both answers take the same time. */
let decoy: Promise<string> | null = null;

/**
 * Signs a member of staff in.
 * @throws DomainError user.wrong_credentials for a wrong password, an unknown address and an inactive user alike
 */
export async function logIn(
  { database, clock, requestId }: { database: Database; clock: Clock; requestId?: string },
  input: { email: string; password: string; userAgent: string | null },
): Promise<{ user: UserProfile; session: IssuedSession }> {
  const email = input.email.toLowerCase();
  const [found] = await inPlatform(database, (tx) =>
    tx
      .select({
        id: usersTable.id,
        organizationId: usersTable.organizationId,
        role: usersTable.role,
        passwordHash: usersTable.passwordHash,
        isActive: usersTable.isActive,
      })
      .from(usersTable)
      .where(eq(usersTable.email, email)),
  );
  decoy ??= hash('nobody has this password');
  const isRight = await verify(found?.passwordHash ?? (await decoy), input.password);
  if (found === undefined || !isRight || !found.isActive) throw wrongCredentials();

  const context = {
    database,
    clock,
    organizationId: found.organizationId,
    actor: { kind: 'person' as const, userId: found.id, role: found.role },
    ...(requestId !== undefined && { requestId }),
  };
  return inTransaction(context, async (tx) => {
    const user = await findUserProfile(tx.tx, found.id);
    if (user === null) throw wrongCredentials();
    const session = await issueSession(tx, {
      userId: found.id,
      familyId: newId(),
      userAgent: input.userAgent,
    });
    await recordAudit(tx, { action: 'user.logged_in', entityType: 'user', entityId: found.id });
    return { user, session };
  });
}

function wrongCredentials(): DomainError {
  return new DomainError({
    code: 'user.wrong_credentials',
    kind: 'unauthenticated',
    message: 'Mail address or password is wrong.',
  });
}
