import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/connection.ts';
import { organizationsTable } from '../../db/schema/organization/organizations.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import type { OrganizationId, UserId } from '../../domain/ids.ts';
import type { UserRole } from '../../domain/user/lists.ts';

/** A member of staff as the screens know him. */
export type UserProfile = {
  id: UserId;
  name: string;
  email: string;
  role: UserRole;
  language: string;
  organization: { id: OrganizationId; name: string; timezone: string; isDemo: boolean };
};

/** An active user's profile, or null. */
export async function findUserProfile(tx: Transaction, userId: UserId): Promise<UserProfile | null> {
  const [row] = await tx
    .select({
      id: usersTable.id,
      name: usersTable.name,
      email: usersTable.email,
      role: usersTable.role,
      language: usersTable.language,
      isActive: usersTable.isActive,
      organizationId: organizationsTable.id,
      organizationName: organizationsTable.name,
      timezone: organizationsTable.timezone,
      isDemo: organizationsTable.isDemo,
    })
    .from(usersTable)
    .innerJoin(organizationsTable, eq(organizationsTable.id, usersTable.organizationId))
    .where(eq(usersTable.id, userId));
  if (row === undefined || !row.isActive) return null;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    language: row.language,
    organization: {
      id: row.organizationId,
      name: row.organizationName,
      timezone: row.timezone,
      isDemo: row.isDemo,
    },
  };
}
