import { isConfirmed } from '../../domain/music/is-confirmed.ts';
import type { MusicChange, PlayerState } from '../../domain/music/schemas.ts';
import type { WantedState } from '../../domain/music/wanted-state.ts';
import { callSignal, hasTime } from './dependencies.ts';
import type { Pace, PlayerClient } from './dependencies.ts';
import { mayHaveArrived, obstacleOf, readPlayer, retryDelay } from './read-player.ts';
import { isOpen, isPrepared, NOT_WRITTEN } from './zone-work.ts';
import type { ZoneWork } from './zone-work.ts';

export type Bringing = {
  change: MusicChange;
  work: ZoneWork;
  pace: Pace;
  mutationId: string;
  /** How long to wait before each reading; the last one repeats. */
  readAfterMs: readonly number[];
  /** Asked once when a command seems lost; null: never given twice in this attempt. */
  giveAgain: { atMs: number; isAllowed: () => Promise<boolean> } | null;
};

/** Gives the order to one player and reads it back until it is true, an obstacle shows, or the time is up. */
export async function bringZone(client: PlayerClient, input: Bringing): Promise<void> {
  const { work, pace } = input;
  if (!isOpen(work) || !isPrepared(work)) return;
  const already = work.isResumed ? await readQuietly(client, input) : work.before;
  if (already !== null && isThere(input, already)) return verified(work, already);
  if (!work.isWritten) await write(client, input);
  let againAt = input.giveAgain?.atMs ?? Number.POSITIVE_INFINITY;
  for (let round = 0; isOpen(work) && work.isWritten; round += 1) {
    const delay = input.readAfterMs[Math.min(round, input.readAfterMs.length - 1)] ?? 0;
    // one reading after the last wait that still fits
    if (round > 0 && pace.now() + delay >= pace.until) return;
    if (delay > 0) await pace.wait(delay);
    const now = await readQuietly(client, input);
    if (now !== null && isThere(input, now)) return verified(work, now);
    if (now !== null && !now.isOnline) return;
    if (pace.now() >= againAt && input.giveAgain !== null && input.change.kind !== 'skip') {
      againAt = Number.POSITIVE_INFINITY;
      if (await input.giveAgain.isAllowed()) await write(client, input);
    }
  }
}

function isThere({ change, work }: Bringing, now: PlayerState): boolean {
  if (!isPrepared(work)) return false;
  return isConfirmed({ kind: change.kind, wanted: work.wanted, before: work.before, now });
}

function verified(work: ZoneWork, now: PlayerState): void {
  work.after = now;
  work.outcome = 'verified';
  work.reasonCode = null;
}

/** A reading that failed is no news: the next one may succeed. */
async function readQuietly(
  client: PlayerClient,
  { change, work, pace }: Bringing,
): Promise<PlayerState | null> {
  try {
    const withTrack = change.kind === 'skip';
    const now = await readPlayer(client, { soundtrackZoneId: work.soundtrackZoneId, withTrack, pace });
    work.after = now;
    if (!now.isOnline) Object.assign(work, { outcome: 'player_offline', reasonCode: 'music.player_offline' });
    return now;
  } catch (error) {
    pace.signal.throwIfAborted();
    const obstacle = obstacleOf(error);
    if (obstacle !== null) Object.assign(work, obstacle);
    return null;
  }
}

async function write(client: PlayerClient, input: Bringing): Promise<void> {
  const { work, pace } = input;
  do {
    pace.signal.throwIfAborted();
    try {
      await give(client, input);
      work.isWritten = true;
      work.reasonCode = null;
      return;
    } catch (error) {
      pace.signal.throwIfAborted();
      const obstacle = obstacleOf(error);
      if (obstacle !== null) return void Object.assign(work, obstacle);
      if (mayHaveArrived(error)) {
        work.isWritten = true;
        return;
      }
      if (!work.isWritten) work.reasonCode = NOT_WRITTEN;
      if (pace.now() + retryDelay(error) >= pace.until) return;
      await pace.wait(retryDelay(error));
    }
  } while (hasTime(pace));
}

async function give(client: PlayerClient, { change, work, pace, mutationId }: Bringing): Promise<void> {
  const { soundtrackZoneId: zoneId } = work;
  const call = { priority: 'command' as const, signal: callSignal(pace), mutationId };
  if (change.kind === 'skip') return client.skipTrack(zoneId, call);
  const { volume, isPlaying }: WantedState = work.wanted ?? {};
  const now = work.after ?? work.before;
  if (volume != null && volume !== now?.volume) await client.setVolume({ zoneId, volume }, call);
  if (isPlaying === true && now?.isPlaying !== true) await client.play(zoneId, call);
  if (isPlaying === false && now?.isPlaying !== false) await client.pause(zoneId, call);
}
