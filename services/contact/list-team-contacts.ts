import { and, asc, eq, inArray } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import type { ContactId, ContactIdentityId, UserId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { UserRole } from '../../domain/user/lists.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

export type TeamContact = {
  userId: UserId;
  name: string;
  role: UserRole;
  language: string;
  contactId: ContactId;
  identities: { contactIdentityId: ContactIdentityId; channel: Channel }[];
};

/** Members of the team who work here now and can be reached, by role. */
export async function listTeamContacts(
  context: Context,
  input: { roles: readonly UserRole[] },
): Promise<TeamContact[]> {
  return inTransaction(context, async ({ tx }) => {
    const rows = await tx
      .select({
        userId: usersTable.id,
        name: usersTable.name,
        role: usersTable.role,
        language: usersTable.language,
        contactId: contactIdentitiesTable.contactId,
        contactIdentityId: contactIdentitiesTable.id,
        channel: contactIdentitiesTable.channel,
      })
      .from(usersTable)
      .innerJoin(contactIdentitiesTable, eq(contactIdentitiesTable.contactId, usersTable.contactId))
      .where(
        and(
          // users are also read across organizations at login, so the organization is asked for by name
          eq(usersTable.organizationId, context.organizationId),
          eq(usersTable.isActive, true),
          inArray(usersTable.role, [...input.roles]),
        ),
      )
      .orderBy(asc(usersTable.name), asc(usersTable.id), asc(contactIdentitiesTable.id));
    const team = new Map<UserId, TeamContact>();
    for (const { contactIdentityId, channel, ...user } of rows) {
      const known = team.get(user.userId) ?? { ...user, identities: [] };
      team.set(user.userId, known);
      known.identities.push({ contactIdentityId, channel });
    }
    return [...team.values()];
  });
}
