import { defineSignal } from '@temporalio/workflow';
import type { OrganizationId, ZoneId } from '../../domain/ids.ts';

export const SWEEP_QUEUE = 'sweep';

export function sweepWorkflowId(organizationId: OrganizationId, shard: number): string {
  return `sweep/${organizationId}/${shard}`;
}

export type SweepWorkflowInput = { schemaVersion: 1; organizationId: OrganizationId; shard: number };

/** Reads these zones now, without waiting for the next round (MON-10). */
export const checkNowSignal = defineSignal<[{ id: string; zoneIds: ZoneId[] }]>('checkNow');
/** The shard has no zones any more, or its organization is closed. */
export const retiredSignal = defineSignal<[{ id: string }]>('retired');

export const SWEEP_SIGNALS = { checkNow: checkNowSignal, retired: retiredSignal } as const;
