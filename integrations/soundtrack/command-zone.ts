import { type Effect, IntegrationError, type IntegrationReason, interrupted } from '../errors.ts';
import type { CallOptions, RunGraphql } from './create-graphql-client.ts';
import type { FaultKind } from './graphql-faults.ts';

/** `mutationId` is echoed by the vendor, and names our change in its log. */
export type CommandOptions = CallOptions & { mutationId?: string };

/** The mutations in use, with what repeating one does: only another skip is heard. */
const MUTATIONS = {
  setVolume: { input: 'SetVolumeInput', result: 'status volume', effect: 'repeatable' },
  play: { input: 'PlayInput', result: 'status', effect: 'repeatable' },
  pause: { input: 'PauseInput', result: 'status', effect: 'repeatable' },
  skipTrack: { input: 'SkipTrackInput', result: 'status', effect: 'once' },
  soundZoneAssignSource: { input: 'SoundZoneAssignSourceInput', result: 'soundZones', effect: 'repeatable' },
} as const satisfies Record<string, { input: string; result: string; effect: Effect }>;

const COMMAND_COST = 5;

const REASONS: Record<Exclude<FaultKind, 'failed' | 'rate_limited'>, IntegrationReason> = {
  // Not a missing zone: its player is offline or cannot be controlled.
  not_found: 'player_unreachable',
  forbidden: 'forbidden',
  bad_request: 'bad_request',
  credentials: 'credentials',
};

/** Resolves when the vendor took the order. The player follows within two seconds, or never: read it back. */
export async function commandZone(
  run: RunGraphql,
  command: { mutation: keyof typeof MUTATIONS; input: Record<string, unknown> },
  { priority = 'command', signal, mutationId }: CommandOptions = {},
): Promise<void> {
  const { mutation } = command;
  const { input: inputType, result, effect } = MUTATIONS[mutation];
  const operation = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const { data, faults } = await run({
    operation,
    query: `mutation ${operation}($input: ${inputType}!) { ${mutation}(input: $input) { ${result} } }`,
    variables: {
      input: { ...command.input, ...(mutationId !== undefined && { clientMutationId: mutationId }) },
    },
    effect,
    priority,
    expectedCost: COMMAND_COST,
    signal,
  });
  const [fault] = faults;
  if (!fault && data[mutation]) return;
  if (!fault || fault.kind === 'failed' || fault.kind === 'rate_limited') {
    throw interrupted({ vendor: 'soundtrack', operation, effect, reason: 'vendor_failure' });
  }
  throw new IntegrationError({
    vendor: 'soundtrack',
    operation,
    outcome: 'never',
    reason: REASONS[fault.kind],
    vendorCode: fault.code ?? undefined,
  });
}
