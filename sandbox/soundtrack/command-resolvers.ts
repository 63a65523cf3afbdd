import type { SandboxContext } from '../context.ts';
import type { Arguments, Resolvers } from '../graphql/compile-plan.ts';
import { FieldFault } from '../graphql/document.ts';
import type { Playlist, Zone } from './fleet.ts';
import { commandPlayer, type PlayerCommand } from './player.ts';
import { isOnline } from './player-state.ts';
import { asPlaylist, notFound, readableZone } from './query-resolvers.ts';

type Input = {
  soundZone: string;
  clientMutationId?: string;
  volume?: number;
  source?: string;
  soundZones?: string[];
};
const inputOf = (args: Arguments) => args.input as Input; // cast: checked against the schema's input types

const invalid = (validationErrors: Record<string, string>) =>
  new FieldFault('Validation failed', { code: 'BAD_USER_INPUT', exception: { validationErrors } });

/** A row for every command, refused ones too, before anything is answered. */
function inLedger<T>(context: SandboxContext, operation: string, input: Input, carryOut: () => T): T {
  const recipient = input.soundZone ?? input.soundZones?.join(' ') ?? null;
  const entry = {
    vendor: 'soundtrack' as const,
    operation,
    key: input.clientMutationId ?? null,
    recipient,
    body: input,
  };
  try {
    const result = carryOut();
    context.ledger.append({ ...entry, outcome: 'accepted' });
    return result;
  } catch (error) {
    context.ledger.append({ ...entry, outcome: error instanceof FieldFault ? error.message : 'failed' });
    throw error;
  }
}

function controllableZone(context: SandboxContext, id: string): Zone {
  const zone = readableZone(context, id);
  if (zone.account.access !== 'full') throw new FieldFault('Forbidden');
  // Offline, unpaired and lapsed zones all answer alike: it is no matter of permission.
  if (!isOnline(zone, context) || !zone.subscription.isActive) throw notFound();
  return zone;
}

function command(operation: string, toCommand: (input: Input) => PlayerCommand) {
  return (_root: unknown, args: Arguments, context: SandboxContext) => {
    const input = inputOf(args);
    return inLedger(context, operation, input, () => {
      const order = toCommand(input);
      commandPlayer(context, controllableZone(context, input.soundZone), order);
      const { soundZone, clientMutationId, volume } = input;
      return { status: 'ok', soundZone, clientMutationId, volume };
    });
  };
}

function sourceOf(context: SandboxContext, id: string | undefined): Playlist {
  const playlist = context.fleet.playlist(id ?? '');
  if (!playlist) throw invalid({ source: 'invalid id format' });
  return playlist;
}

export const commandResolvers: Resolvers<SandboxContext> = {
  'Mutation.play': command('play', () => ({ kind: 'play' })),
  'Mutation.pause': command('pause', () => ({ kind: 'pause' })),
  'Mutation.skipTrack': command('skipTrack', () => ({ kind: 'skip' })),
  'Mutation.setVolume': command('setVolume', ({ volume }) => {
    if (volume === undefined || volume < 0 || volume > 16)
      throw invalid({ volume: 'must be between 0 and 16' });
    return { kind: 'volume', volume };
  }),
  'Mutation.soundZoneAssignSource': (_root, args, context) => {
    const input = inputOf(args);
    return inLedger(context, 'soundZoneAssignSource', input, () => {
      const playlist = sourceOf(context, input.source);
      const zones = (input.soundZones ?? []).map((id) => readableZone(context, id));
      if (zones.some((zone) => zone.account.access !== 'full')) throw new FieldFault('Forbidden');
      // Accepted for players that are off, too: the assignment belongs to the zone.
      for (const zone of zones) commandPlayer(context, zone, { kind: 'assign', playlist });
      return { soundZones: input.soundZones, source: asPlaylist(playlist) };
    });
  },
  'Mutation.setPlayFrom': (_root, args, context) => {
    const input = inputOf(args);
    return inLedger(context, 'setPlayFrom', input, () => {
      const playlist = sourceOf(context, input.source);
      const zone = readableZone(context, input.soundZone);
      if (zone.account.access !== 'full') throw new FieldFault('Forbidden');
      commandPlayer(context, zone, { kind: 'assign', playlist });
      return { playFrom: asPlaylist(playlist), clientMutationId: input.clientMutationId };
    });
  },
};
