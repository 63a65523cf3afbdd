import { and, eq, isNull } from 'drizzle-orm';
import { userSessionsTable } from '../../db/schema/user/user-sessions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { actorId, inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Ends one login on all of its tabs. Twice is harmless. */
export async function logOut(context: Context, { familyId }: { familyId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    await tx.tx
      .update(userSessionsTable)
      .set({ revokedAt: tx.clock.now() })
      .where(and(eq(userSessionsTable.familyId, familyId), isNull(userSessionsTable.revokedAt)));
    await recordAudit(tx, {
      action: 'user.logged_out',
      entityType: 'user',
      entityId: actorId(tx.actor) ?? '',
    });
  });
}
