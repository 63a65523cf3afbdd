import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { Vendor } from '../../domain/customer/lists.ts';
import { conflict } from '../../domain/errors.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import { CONNECTION_SECRETS } from '../../domain/organization/connection-secrets.ts';
import type { ConnectionSecrets } from '../../domain/organization/connection-secrets.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { requireAdmin } from '../require-admin.ts';
import { encryptSecrets } from './encrypt-secrets.ts';

export type NewConnection = {
  [V in Vendor]: {
    vendor: V;
    /** The vendor's id of the account: phone_number_id, LINE destination, sender address. */
    externalAccountId: string;
    displayName: string;
    isSandbox: boolean;
    secrets: ConnectionSecrets<V>;
  };
}[Vendor];

/** Stores an account at a vendor with its credentials encrypted; they are shown to nobody again. */
export async function createConnection(
  context: Context & { encryptionKey: string },
  input: NewConnection,
): Promise<{ connectionId: ConnectionId }> {
  requireAdmin(context.actor, 'add a connection');
  const secrets = CONNECTION_SECRETS[input.vendor].parse(input.secrets);
  const { vendor, externalAccountId, displayName, isSandbox } = input;
  const connectionId = newId<ConnectionId>();

  return inTransaction(context, async (inner) => {
    const rows = await inner.tx
      .insert(providerConnectionsTable)
      .values({
        id: connectionId,
        organizationId: context.organizationId,
        vendor,
        externalAccountId,
        displayName,
        encryptedSecrets: encryptSecrets(secrets, { connectionId, encryptionKey: context.encryptionKey }),
        isSandbox,
        createdAt: context.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: providerConnectionsTable.id });
    if (rows.length === 0) throw conflict('connection', 'This account is already connected.');
    await recordAudit(inner, {
      action: 'connection.created',
      entityType: 'connection',
      entityId: connectionId,
      after: { vendor, externalAccountId, displayName, isSandbox },
    });
    return { connectionId };
  });
}
