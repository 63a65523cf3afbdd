import type { OrganizationId } from '../../domain/ids.ts';
import { inPlatform } from '../connection.ts';
import type { Database } from '../connection.ts';
import { organizationsTable } from '../schema/organization/organizations.ts';
import { MADE_AT, makeId, uniqueWord } from './factory.ts';

export type MadeOrganization = typeof organizationsTable.$inferSelect;

export async function makeOrganization(
  db: Database,
  overrides: Partial<typeof organizationsTable.$inferInsert> = {},
): Promise<MadeOrganization> {
  const word = uniqueWord();
  const [row] = await inPlatform(db, (tx) =>
    tx
      .insert(organizationsTable)
      .values({
        id: makeId<OrganizationId>(),
        slug: `operator-${word}`,
        name: `Operator ${word}`,
        kind: 'music_operator',
        timezone: 'Asia/Bangkok',
        createdAt: MADE_AT,
        ...overrides,
      })
      .returning(),
  );
  return row!; // an insert that throws nothing returns its row
}
