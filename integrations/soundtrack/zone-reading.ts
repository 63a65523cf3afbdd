import { z } from 'zod';

const PLAYBACK_STATES = ['playing', 'paused', 'offline', 'unpaired', 'not_supported'] as const;

/** One zone in the vendor's own words: what they mean to us is decided in `domain`. Null means not told. */
export type ZoneReading = {
  id: string;
  name: string;
  accountId: string;
  isPaired: boolean;
  online: boolean;
  /** `status.code`: ALL_OK, PLAYER_DISCONNECTED, PLAYER_MUTED, SUBSCRIPTION_EXPIRED and others. */
  state: string | null;
  /** ACTIVE, CANCELLED, EXPIRED, INACTIVE, PAUSED. */
  subscriptionState: string | null;
  volume: number | null;
  playbackState: (typeof PLAYBACK_STATES)[number] | null;
  nowPlaying: { title: string; artist: string } | null;
  playFrom: { id: string; name: string } | null;
};

/** What a command wants to know before and after. */
export type PlayerReading = Pick<
  ZoneReading,
  'isPaired' | 'online' | 'volume' | 'playbackState' | 'nowPlaying'
>;

export const ZONE_FIELDS = `fragment ZoneFields on SoundZone {
  id name isPaired online
  status { code }
  subscription { state }
  playback { state volume }
  nowPlaying { track { title artists { name } } }
  playFrom {
    ... on Playlist { id name }
    ... on Schedule { id name }
    ... on Soundtrack { id name }
  }
}`;

const track = z.object({ title: z.string(), artists: z.array(z.object({ name: z.string() })).nullish() });

export const playerSchema = z.object({
  isPaired: z.boolean(),
  online: z.boolean(),
  playback: z
    .object({
      state: z.enum(PLAYBACK_STATES).nullish().catch(null),
      volume: z.number().nullish().catch(null),
    })
    .nullish(),
  nowPlaying: z.object({ track: track.nullish() }).nullish().catch(null),
});

const zoneSchema = playerSchema.extend({
  id: z.string().min(1),
  name: z.string(),
  account: z.object({ id: z.string() }).nullish(),
  status: z.object({ code: z.string() }).nullish(),
  subscription: z.object({ state: z.string() }).nullish(),
  playFrom: z.object({ id: z.string(), name: z.string() }).nullish().catch(null),
});

/** Null if the node is missing, or lacks what every zone has: then it was not read, which is no news about the zone. */
export function toZoneReading(node: unknown, accountId?: string): ZoneReading | null {
  const { data: zone } = zoneSchema.safeParse(node);
  if (!zone) return null;
  return {
    id: zone.id,
    name: zone.name,
    accountId: accountId ?? zone.account?.id ?? '',
    ...toPlayer(zone),
    state: zone.status?.code ?? null,
    subscriptionState: zone.subscription?.state ?? null,
    playFrom: zone.playFrom ?? null,
  };
}

export function toPlayer(player: z.infer<typeof playerSchema>): PlayerReading {
  const playing = player.nowPlaying?.track;
  const artist = playing?.artists?.map(({ name }) => name).join(', ') ?? '';
  return {
    isPaired: player.isPaired,
    online: player.online,
    volume: player.playback?.volume ?? null,
    playbackState: player.playback?.state ?? null,
    nowPlaying: playing ? { title: playing.title, artist } : null,
  };
}
