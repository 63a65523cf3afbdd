import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { Vendor } from '../../domain/customer/lists.ts';
import type { ConnectionId, OrganizationId } from '../../domain/ids.ts';
import type { ConnectionSecrets } from '../../domain/organization/connection-secrets.ts';
import { openSecrets } from './open-secrets.ts';

/** For what has no organization yet: a webhook whose signature is still to be checked. */
export type Platform = { database: Database; encryptionKey: string };

export type ChannelConnection<V extends Vendor> = {
  connectionId: ConnectionId;
  organizationId: OrganizationId;
  externalAccountId: string;
  secrets: ConnectionSecrets<V>;
};

/** Every organization's account at this vendor: whose signature fits decides whose message it is. */
export async function findChannelConnections<V extends Vendor>(
  platform: Platform,
  vendor: V,
): Promise<ChannelConnection<V>[]> {
  const rows = await inPlatform(platform.database, (tx) =>
    tx.select().from(providerConnectionsTable).where(eq(providerConnectionsTable.vendor, vendor)),
  );
  return rows.map((row) => ({
    connectionId: row.id,
    organizationId: row.organizationId,
    externalAccountId: row.externalAccountId,
    secrets: openSecrets(row, vendor, platform.encryptionKey),
  }));
}
