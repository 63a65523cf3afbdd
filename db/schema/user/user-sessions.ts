import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { SessionId, UserId } from '../../../domain/ids.ts';
import { instant, organizationId, platformPolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { usersTable } from './users.ts';

/** One refresh token each. A family is one login; using a rotated token again revokes the family. */
export const userSessionsTable = pgTable(
  'user_sessions',
  {
    id: uuid('id').$type<SessionId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    userId: uuid('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => usersTable.id),
    familyId: uuid('family_id').notNull(),
    /** SHA-256 of the token: 256 random bits need no slow hash. */
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    rotatedAt: instant('rotated_at'),
    revokedAt: instant('revoked_at'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('user_sessions_token').on(t.tokenHash),
    index('user_sessions_family').on(t.familyId),
    index('user_sessions_user').on(t.userId),
    index('user_sessions_organization').on(t.organizationId),
    platformPolicy('user_sessions'),
  ],
);
