import { setTimeout as sleep } from 'node:timers/promises';
import type { SoundtrackClient } from '../../integrations/soundtrack/create-soundtrack-client.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/** As much of the vendor's client as a music change needs. */
export type PlayerClient = Pick<
  SoundtrackClient,
  'readPlayback' | 'setVolume' | 'play' | 'pause' | 'skipTrack'
>;

export type MusicDependencies = ActivityDependencies & {
  vendors: { soundtrack: (organizationId: OrganizationId) => Promise<PlayerClient> };
  /** Rejects when the signal is aborted. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

/** How long an attempt may still take. All instants are epoch milliseconds. */
export type Pace = {
  now: () => number;
  wait: (ms: number) => Promise<void>;
  until: number;
  /** Aborted when the activity is cancelled: nothing is written any more. */
  signal: AbortSignal;
};

export function createPace(deps: MusicDependencies, input: { until: number; signal: AbortSignal }): Pace {
  const wait = deps.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  return {
    now: () => deps.clock.now().getTime(),
    wait: async (ms) => {
      try {
        await wait(ms, input.signal);
      } finally {
        // the reason of a cancelled activity, instead of the timer's own
        input.signal.throwIfAborted();
      }
    },
    ...input,
  };
}

export function hasTime(pace: Pace): boolean {
  return pace.now() < pace.until;
}

/** Ends a single call with the attempt, or with the activity. */
export function callSignal(pace: Pace): AbortSignal {
  return AbortSignal.any([pace.signal, AbortSignal.timeout(Math.max(1, pace.until - pace.now()))]);
}
