import { setTimeout as wait } from 'node:timers/promises';
import { Context as ActivityContext } from '@temporalio/activity';
import type { OrganizationId } from '../../domain/ids.ts';
import type { ZoneSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import { pruneCoverage } from '../../services/zone/prune-coverage.ts';
import type { ZoneDependencies } from './dependencies.ts';
import { recheckZones } from './recheck-zones.ts';
import { sweepRound } from './sweep-round.ts';
import type { Watch } from './sweep-round.ts';
import { contextOf } from '../dependencies.ts';

/** Then it returns and the workflow starts a fresh one: a new build gets its turn, histories stay short. */
const WATCH_MS = 30 * 60_000;
/** Well under the heartbeat timeout of 20 s. */
const HEARTBEAT_MS = 4_000;

type Progress = { nextRoundAt: number };

/**
 * The watch over one shard: round after round, suspects read again in between.
 * Twice is harmless: rows are compared before they are written, and a crash costs at most one late round.
 */
export function createSweepShard(deps: ZoneDependencies) {
  return async ({
    organizationId,
    shard,
  }: {
    organizationId: OrganizationId;
    shard: number;
  }): Promise<void> => {
    const activity = ActivityContext.current();
    const signal = activity.cancellationSignal;
    const context = contextOf(deps, { organizationId, actor: { kind: 'system', name: 'sweep' } });
    await pruneCoverage(context);
    const client = await deps.vendors.soundtrack(organizationId);
    const resumed = activity.info.heartbeatDetails as Progress | undefined; // cast: what this activity itself reported
    const progress: Progress = { nextRoundAt: resumed?.nextRoundAt ?? deps.clock.now().getTime() };
    const heartbeat = setInterval(() => activity.heartbeat(progress), HEARTBEAT_MS);
    try {
      await keepWatch({ deps, context, client, shard, signal, progress });
    } catch (error) {
      // cancelled or shut down: said in Temporal's words, so that it is no failure
      if (signal.aborted) await activity.cancelled;
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  };
}

async function keepWatch(input: Watch & { progress: Progress }): Promise<void> {
  const { deps, signal, progress } = input;
  const now = () => deps.clock.now().getTime();
  const endsAt = now() + WATCH_MS;
  let suspects: ZoneSnapshot[] = [];
  let recheckAt: number | null = null;
  while (now() < endsAt) {
    const dueAt = Math.min(progress.nextRoundAt, recheckAt ?? progress.nextRoundAt);
    await wait(Math.max(dueAt - now(), 0), undefined, { signal });
    if (recheckAt !== null && recheckAt <= progress.nextRoundAt) {
      await recheckZones({ ...input, zones: suspects });
      suspects = [];
      recheckAt = null;
      continue;
    }
    progress.nextRoundAt = now() + deps.settings.pollingIntervalSeconds * 1_000;
    ({ suspects } = await sweepRound(input));
    recheckAt = suspects.length === 0 ? null : now() + deps.settings.suspectRecheckSeconds * 1_000;
  }
}
