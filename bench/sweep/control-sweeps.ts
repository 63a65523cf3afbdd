import type { OrganizationId } from '../../domain/ids.ts';
import { newId } from '../../services/new-id.ts';
import { deliverSweepEvent } from '../../workflows/zone/client.ts';
import { sweepWorkflowId } from '../../workflows/zone/contract.ts';
import type { Platform } from '../platform/start-platform.ts';

type Shard = { organizationId: OrganizationId; shard: number };

export async function findShards({ admin }: Platform): Promise<Shard[]> {
  const found = await admin.query<Shard>(
    'select distinct organization_id as "organizationId", sweep_shard as shard from zones',
  );
  return found.rows;
}

/** Through the sweep's own door; a "check now" of no zone only starts it. */
export async function startSweeps(platform: Platform, shards: readonly Shard[]): Promise<void> {
  await tell(platform, shards, { signal: 'checkNow', payload: { zoneIds: [] } });
}

/** Returns when the last of them has put its work down. */
export async function stopSweeps(platform: Platform, shards: readonly Shard[]): Promise<void> {
  await tell(platform, shards, { signal: 'retired', payload: {} });
  await Promise.all(
    shards.map(({ organizationId, shard }) =>
      platform.client.workflow.getHandle(sweepWorkflowId(organizationId, shard)).result(),
    ),
  );
}

async function tell(
  { client }: Platform,
  shards: readonly Shard[],
  event: { signal: string; payload: Record<string, unknown> },
): Promise<void> {
  for (const { organizationId, shard } of shards) {
    const processId = String(shard);
    await deliverSweepEvent(client, {
      id: newId(),
      organizationId,
      processType: 'sweep',
      processId,
      ...event,
    });
  }
}
