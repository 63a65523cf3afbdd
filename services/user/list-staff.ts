import { asc, eq } from 'drizzle-orm';
import { usersTable } from '../../db/schema/user/users.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Active members of staff, by name: whom a conversation may be given to. */
export async function listStaff(context: Context) {
  return inTransaction(context, ({ tx }) =>
    tx
      .select({ id: usersTable.id, name: usersTable.name, role: usersTable.role })
      .from(usersTable)
      .where(eq(usersTable.isActive, true))
      .orderBy(asc(usersTable.name)),
  );
}
