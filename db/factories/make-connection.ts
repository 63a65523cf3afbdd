import type { ConnectionId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { providerConnectionsTable } from '../schema/organization/provider-connections.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeOrganization } from './make-organization.ts';

export type MadeConnection = typeof providerConnectionsTable.$inferSelect;

/** A WhatsApp account without readable secrets; `createConnection` of the services stores real ones. */
export async function makeConnection(
  db: Database,
  overrides: Partial<typeof providerConnectionsTable.$inferInsert> = {},
): Promise<MadeConnection> {
  const vendor = overrides.vendor ?? 'whatsapp';
  return insertRow(db, providerConnectionsTable, {
    id: makeId<ConnectionId>(),
    vendor,
    externalAccountId: `${vendor}-${uniqueWord()}`,
    displayName: `Test ${vendor}`,
    encryptedSecrets: 'none',
    isSandbox: true,
    createdAt: MADE_AT,
    ...overrides,
    organizationId: overrides.organizationId ?? (await makeOrganization(db)).id,
  });
}
