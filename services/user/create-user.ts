import { hash } from '@node-rs/argon2';
import { usersTable } from '../../db/schema/user/users.ts';
import { conflict } from '../../domain/errors.ts';
import type { ContactId, UserId } from '../../domain/ids.ts';
import type { UserRole } from '../../domain/user/lists.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { requireAdmin } from '../require-admin.ts';

export type NewUser = {
  email: string;
  name: string;
  role: UserRole;
  password: string;
  language: string;
  /** Under which notices reach this person; null for a login that is told nothing. */
  contactId: ContactId | null;
};

/** Adds a member of staff. The password is kept as argon2id with the package's defaults (19 MiB, 2 passes, as OWASP asks). */
export async function createUser(context: Context, input: NewUser): Promise<{ userId: UserId }> {
  requireAdmin(context.actor, 'add a member of staff');
  const { password, ...rest } = input;
  const email = input.email.trim().toLowerCase();
  const passwordHash = await hash(password);
  const userId = newId<UserId>();

  return inTransaction(context, async (inner) => {
    const rows = await inner.tx
      .insert(usersTable)
      .values({
        ...rest,
        id: userId,
        organizationId: context.organizationId,
        email,
        passwordHash,
        createdAt: context.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: usersTable.id });
    if (rows.length === 0) throw conflict('user', 'Somebody already uses this mail address.');
    await recordAudit(inner, {
      action: 'user.created',
      entityType: 'user',
      entityId: userId,
      after: { role: input.role, contactId: input.contactId },
    });
    return { userId };
  });
}
