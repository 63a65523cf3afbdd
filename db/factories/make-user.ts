import type { UserId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { usersTable } from '../schema/user/users.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeOrganization } from './make-organization.ts';

export type MadeUser = typeof usersTable.$inferSelect;

/** An agent who cannot log in: give a `passwordHash` where the login itself is tested. */
export async function makeUser(
  db: Database,
  overrides: Partial<typeof usersTable.$inferInsert> = {},
): Promise<MadeUser> {
  const word = uniqueWord();
  return insertRow(db, usersTable, {
    id: makeId<UserId>(),
    email: `user-${word}@staff.example`,
    name: `User ${word}`,
    role: 'agent',
    passwordHash: 'no password matches this',
    createdAt: MADE_AT,
    ...overrides,
    organizationId: overrides.organizationId ?? (await makeOrganization(db)).id,
  });
}
