import type { PlayerState } from '../../domain/music/schemas.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { PlayerReading } from '../../integrations/soundtrack/zone-reading.ts';
import { callSignal } from './dependencies.ts';
import type { Pace, PlayerClient } from './dependencies.ts';

/** Why a zone cannot be changed, for good. */
export type Obstacle = { outcome: 'player_offline' | 'failed'; reasonCode: string };

const AWAY: ReadonlySet<PlayerReading['playbackState']> = new Set(['offline', 'unpaired', 'not_supported']);

export async function readPlayer(
  client: PlayerClient,
  input: { soundtrackZoneId: string; withTrack: boolean; pace: Pace },
): Promise<PlayerState> {
  const reading = await client.readPlayback(input.soundtrackZoneId, {
    priority: 'command',
    withTrack: input.withTrack,
    signal: callSignal(input.pace),
  });
  const { nowPlaying, playbackState } = reading;
  return {
    volume: reading.volume,
    isPlaying: playbackState === 'playing' ? true : playbackState === 'paused' ? false : null,
    isOnline: reading.isPaired && reading.online && !AWAY.has(playbackState),
    nowPlaying: nowPlaying === null ? null : `${nowPlaying.title} by ${nowPlaying.artist}`,
  };
}

/** Null: it may work the next time. What is no answer of the vendor (an abort, a full queue) never left us. */
export function obstacleOf(error: unknown): Obstacle | null {
  if (!(error instanceof IntegrationError) || error.outcome !== 'never') return null;
  switch (error.reason) {
    case 'player_unreachable':
      return { outcome: 'player_offline', reasonCode: 'music.player_offline' };
    case 'forbidden':
    case 'credentials':
      return { outcome: 'failed', reasonCode: 'music.forbidden' };
    default:
      return { outcome: 'failed', reasonCode: 'music.provider_refused' };
  }
}

/** What the vendor asks for, or a short breath. */
export function retryDelay(error: unknown): number {
  return error instanceof IntegrationError && error.retryAfterMs !== undefined ? error.retryAfterMs : 100;
}

/** The order may have arrived, and giving it again would be heard twice. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof IntegrationError && error.outcome === 'unknown' && !error.isSafeToRepeat;
}
