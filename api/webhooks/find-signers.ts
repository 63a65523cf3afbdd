import type { Vendor } from '../../domain/customer/lists.ts';
import { findChannelConnections } from '../../services/organization/find-channel-connections.ts';
import type { ChannelConnection } from '../../services/organization/find-channel-connections.ts';
import type { ApiDependencies } from '../dependencies.ts';

/** A new or rotated secret counts within this time. */
const CACHE_MS = 5_000;

/** Every organization's account at one vendor, read again every few seconds. */
export function createConnectionCache<V extends Vendor>(deps: ApiDependencies, vendor: V) {
  let cached: { at: number; connections: ChannelConnection<V>[] } | null = null;
  return async (): Promise<ChannelConnection<V>[]> => {
    const now = deps.clock.now().getTime();
    if (cached !== null && now - cached.at < CACHE_MS) return cached.connections;
    const platform = { database: deps.database, encryptionKey: deps.settings.encryptionKey };
    const connections = await findChannelConnections(platform, vendor);
    cached = { at: now, connections };
    return connections;
  };
}

/** The accounts whose secret signed these bytes. All are tried, so that time tells nothing about which. */
export function findSigners<V extends Vendor>(
  connections: readonly ChannelConnection<V>[],
  isSignedBy: (connection: ChannelConnection<V>) => boolean,
): ChannelConnection<V>[] {
  return connections.filter((connection) => isSignedBy(connection));
}
