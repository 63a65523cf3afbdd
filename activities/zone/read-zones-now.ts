import { Context as ActivityContext } from '@temporalio/activity';
import type { OrganizationId, ZoneId } from '../../domain/ids.ts';
import { findZones } from '../../services/zone/find-zones.ts';
import { contextOf } from '../dependencies.ts';
import type { ZoneDependencies } from './dependencies.ts';
import { recheckZones } from './recheck-zones.ts';

/** Reads the zones that a person asked for. Twice is two readings, and a reading changes nothing at the provider. */
export function createReadZonesNow(deps: ZoneDependencies) {
  return async ({
    organizationId,
    zoneIds,
  }: {
    organizationId: OrganizationId;
    zoneIds: ZoneId[];
  }): Promise<void> => {
    const context = contextOf(deps, { organizationId, actor: { kind: 'system', name: 'check-now' } });
    const signal = ActivityContext.current().cancellationSignal;
    const client = await deps.vendors.soundtrack(organizationId);
    const found = await findZones(context, zoneIds);
    for (const [shard, zones] of Map.groupBy(found, (zone) => zone.shard)) {
      await recheckZones({ deps, context, client, shard, signal, zones });
    }
  };
}
