import type { Vendor } from '../../domain/customer/lists.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import { CONNECTION_SECRETS } from '../../domain/organization/connection-secrets.ts';
import type { ConnectionSecrets } from '../../domain/organization/connection-secrets.ts';
import { decryptSecrets } from './decrypt-secrets.ts';

/** A stored row's secrets in the shape of its vendor. */
export function openSecrets<V extends Vendor>(
  row: { id: ConnectionId; encryptedSecrets: string },
  vendor: V,
  encryptionKey: string,
): ConnectionSecrets<V> {
  const opened = decryptSecrets(row.encryptedSecrets, { connectionId: row.id, encryptionKey });
  // cast: TypeScript does not follow the vendor through the table of schemas
  return CONNECTION_SECRETS[vendor].parse(opened) as ConnectionSecrets<V>;
}
