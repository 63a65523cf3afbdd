import { and, eq, isNull } from 'drizzle-orm';
import { userSessionsTable } from '../../db/schema/user/user-sessions.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import type { AuthenticatedUser } from '../../domain/user/authenticated-user.ts';
import { inOrganization } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';

/** Whether an access token's login still stands: not revoked, user active, role unchanged. */
export async function isSessionAlive(database: Database, user: AuthenticatedUser): Promise<boolean> {
  const [row] = await inOrganization(database, user.organizationId, (tx) =>
    tx
      .select({ role: usersTable.role, isActive: usersTable.isActive })
      .from(userSessionsTable)
      .innerJoin(usersTable, eq(usersTable.id, userSessionsTable.userId))
      .where(
        and(
          eq(userSessionsTable.familyId, user.familyId),
          eq(userSessionsTable.userId, user.userId),
          isNull(userSessionsTable.revokedAt),
        ),
      )
      .limit(1),
  );
  return row !== undefined && row.isActive && row.role === user.role;
}
