import { and, asc, eq } from 'drizzle-orm';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { Vendor } from '../../domain/customer/lists.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import type { ConnectionSecrets } from '../../domain/organization/connection-secrets.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { openSecrets } from './open-secrets.ts';

/** One account of the organization: the one with this id, or without an id its first at this vendor. */
export async function getConnectionSecrets<V extends Vendor>(
  context: Context & { encryptionKey: string },
  input: { vendor: V; connectionId?: ConnectionId },
): Promise<{ connectionId: ConnectionId; externalAccountId: string; secrets: ConnectionSecrets<V> }> {
  return inTransaction(context, async ({ tx }) => {
    const [row] = await tx
      .select()
      .from(providerConnectionsTable)
      .where(
        and(
          // the table also opens to the platform's scope, so the organization is asked for by name
          eq(providerConnectionsTable.organizationId, context.organizationId),
          eq(providerConnectionsTable.vendor, input.vendor),
          input.connectionId === undefined ? undefined : eq(providerConnectionsTable.id, input.connectionId),
        ),
      )
      .orderBy(asc(providerConnectionsTable.id))
      .limit(1);
    if (row === undefined) throw notFound('connection');
    return {
      connectionId: row.id,
      externalAccountId: row.externalAccountId,
      secrets: openSecrets(row, input.vendor, context.encryptionKey),
    };
  });
}
