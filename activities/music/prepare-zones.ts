import { checkZone } from '../../domain/music/check-order.ts';
import { wantedState } from '../../domain/music/wanted-state.ts';
import type { OrderToCarryOut } from '../../services/music/load-music-order.ts';
import { hasTime } from './dependencies.ts';
import type { Pace, PlayerClient } from './dependencies.ts';
import { obstacleOf, readPlayer, retryDelay } from './read-player.ts';
import { isOpen, isPrepared, NOT_WRITTEN } from './zone-work.ts';
import type { ZoneWork } from './zone-work.ts';

/** Reads the zones that were not read yet and decides what is wanted of each, and whether it may be. */
export async function prepareZones(
  client: PlayerClient,
  input: { order: OrderToCarryOut; works: readonly ZoneWork[]; pace: Pace },
): Promise<void> {
  const fresh = input.works.filter((work) => isOpen(work) && !isPrepared(work));
  await Promise.all(fresh.map((work) => prepareZone(client, { ...input, work })));
}

async function prepareZone(
  client: PlayerClient,
  input: { order: OrderToCarryOut; work: ZoneWork; pace: Pace },
): Promise<void> {
  const { order, work, pace } = input;
  const withTrack = order.change.kind === 'skip';
  do {
    try {
      work.before = await readPlayer(client, { soundtrackZoneId: work.soundtrackZoneId, withTrack, pace });
      return decide(order, work);
    } catch (error) {
      pace.signal.throwIfAborted();
      const obstacle = obstacleOf(error);
      if (obstacle !== null) return void Object.assign(work, obstacle);
      work.reasonCode = NOT_WRITTEN;
      if (pace.now() + retryDelay(error) >= pace.until) return;
      await pace.wait(retryDelay(error));
    }
  } while (hasTime(pace));
}

function decide({ change, orderer }: OrderToCarryOut, work: ZoneWork): void {
  const { before, zoneId, volumeCeiling } = work;
  if (before === null) return;
  work.reasonCode = null;
  const wanted = wantedState({ change, zoneId, before });
  if (wanted.kind === 'left_alone') return refuse(work, 'music.changed_since');
  if (!before.isOnline) {
    work.outcome = 'player_offline';
    work.reasonCode = 'music.player_offline';
    return;
  }
  if (wanted.kind === 'unreadable') {
    work.outcome = 'failed';
    work.reasonCode = 'music.volume_unreadable';
    return;
  }
  const refusal = checkZone({ kind: change.kind, wanted: wanted.state, before, volumeCeiling, orderer });
  if (refusal !== null) return refuse(work, refusal);
  work.wanted = wanted.state;
}

function refuse(work: ZoneWork, reasonCode: string): void {
  work.outcome = 'refused';
  work.reasonCode = reasonCode;
}
