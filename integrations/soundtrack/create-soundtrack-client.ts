import type { BudgetGovernor } from './budget-governor.ts';
import { commandZone, type CommandOptions } from './command-zone.ts';
import { type CallOptions, createGraphqlClient } from './create-graphql-client.ts';
import { readAccountZones } from './read-account-zones.ts';
import { readFleetPage } from './read-fleet-page.ts';
import { readPlayback } from './read-playback.ts';
import { readZones } from './read-zones.ts';

export type SoundtrackClient = ReturnType<typeof createSoundtrackClient>;

/**
 * One per process and token, with the governor that every request pays to: callers take nothing from it themselves.
 * Readings are the vendor's own words; a failed request is an error and never a state of a zone.
 */
export function createSoundtrackClient(options: {
  url: string;
  token: string;
  timeoutMs: number;
  governor: BudgetGovernor;
}) {
  const run = createGraphqlClient(options);
  return {
    readFleetPage: (input: Parameters<typeof readFleetPage>[1], call?: CallOptions) =>
      readFleetPage(run, input, call),
    readAccountZones: (input: Parameters<typeof readAccountZones>[1], call?: CallOptions) =>
      readAccountZones(run, input, call),
    readZones: (ids: string[], call?: CallOptions) => readZones(run, ids, call),
    readPlayback: (zoneId: string, call?: Parameters<typeof readPlayback>[2]) =>
      readPlayback(run, zoneId, call),

    /** @param input.volume whole steps from 0, which is silence, to 16. */
    setVolume: ({ zoneId: soundZone, volume }: { zoneId: string; volume: number }, call?: CommandOptions) =>
      commandZone(run, { mutation: 'setVolume', input: { soundZone, volume } }, call),
    play: (soundZone: string, call?: CommandOptions) =>
      commandZone(run, { mutation: 'play', input: { soundZone } }, call),
    pause: (soundZone: string, call?: CommandOptions) =>
      commandZone(run, { mutation: 'pause', input: { soundZone } }, call),
    skipTrack: (soundZone: string, call?: CommandOptions) =>
      commandZone(run, { mutation: 'skipTrack', input: { soundZone } }, call),

    /** A playlist or a schedule; `isImmediate` does not wait for the end of the track. Starts nothing that is paused. */
    assignSource: (
      input: { zoneIds: string[]; sourceId: string; isImmediate: boolean },
      call?: CallOptions,
    ) => {
      const { zoneIds: soundZones, sourceId: source, isImmediate: immediate } = input;
      const order = { soundZones, source, immediate };
      return commandZone(run, { mutation: 'soundZoneAssignSource', input: order }, call);
    },

    budget: () => options.governor.budget(),
  };
}
