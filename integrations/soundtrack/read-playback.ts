import { IntegrationError } from '../errors.ts';
import type { CallOptions, RunGraphql } from './create-graphql-client.ts';
import { faultAt, toPartError } from './graphql-faults.ts';
import { type PlayerReading, playerSchema, toPlayer } from './zone-reading.ts';

const PLAYER_COST = 10;
const TRACK_COST = 10;

const PLAYER = 'isPaired online playback { state volume }';
const TRACK = 'nowPlaying { track { title artists { name } } }';

/** @param options.withTrack false halves the cost, for who waits for a volume or a state only. */
export async function readPlayback(
  run: RunGraphql,
  zoneId: string,
  options: CallOptions & { withTrack?: boolean } = {},
): Promise<PlayerReading> {
  const { priority = 'command', signal, withTrack = true } = options;
  const { data, faults } = await run({
    operation: 'Playback',
    query: `query Playback($id: ID!) { soundZone(id: $id) { ${PLAYER}${withTrack ? ` ${TRACK}` : ''} } }`,
    variables: { id: zoneId },
    effect: 'none',
    priority,
    expectedCost: PLAYER_COST + (withTrack ? TRACK_COST : 0),
    signal,
  });
  const { data: player } = playerSchema.safeParse(data.soundZone);
  if (player) return toPlayer(player);
  const fault = faultAt(faults, ['soundZone']);
  const error = toPartError(fault);
  throw new IntegrationError({
    vendor: 'soundtrack',
    operation: 'Playback',
    outcome: error === 'failed' ? 'try_again' : 'never',
    reason: error === 'failed' ? 'vendor_failure' : error,
    vendorCode: fault?.code ?? undefined,
  });
}
