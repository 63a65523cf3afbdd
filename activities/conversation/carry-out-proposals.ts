import { answerMusicChange } from '../../domain/conversation/answer-music-change.ts';
import { checkProposal } from '../../domain/conversation/check-proposal.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { TurnResult } from '../../domain/conversation/state.ts';
import { resultOf } from '../../domain/conversation/turn-record.ts';
import type { TurnStep } from '../../domain/conversation/turn-record.ts';
import { notFound } from '../../domain/errors.ts';
import type { ClaudeBlock } from '../../integrations/claude/create-claude-client.ts';
import type { Context } from '../../services/context.ts';
import { getTurnContext } from '../../services/conversation/get-turn-context.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { handOver } from '../../services/conversation/hand-over.ts';
import { findTurn, saveTurn } from '../../services/conversation/save-turn.ts';
import { changeMusic, needsApproval } from './change-music.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { readZonesLive } from './read-zones-live.ts';
import { answerWithinMs, botContext } from './turn-scope.ts';
import type { TurnInput } from './turn-scope.ts';

/** The model's answer is awaited in seconds anyway: the player gets longer to confirm than after a command. */
const CONFIRM_WITHIN_MS = 2_500;

type Proposal = Extract<TurnStep, { kind: 'proposal' }>;
/** `handOver`: what the contact is told when the turn ends here. */
type Disposed = { step: Proposal; handOver: { reasonCode: string; text: string } | null };
type Scope = {
  deps: ConversationDependencies;
  context: Context;
  input: TurnInput & { step: number };
  turn: TurnContext;
};
type ToolUse = { id: string; name: string; input: unknown };

/**
 * Checks what the model proposed, carries out what passes, and notes what it is told. Run twice it orders nothing
 * twice: a change has its id from the turn and the proposal.
 */
export async function carryOutProposals(
  deps: ConversationDependencies,
  input: TurnInput & { step: number },
): Promise<TurnResult> {
  const context = botContext(deps, input);
  const { conversationId, step } = input;
  const record = await findTurn(context, input);
  if (record === null) throw notFound('turn');
  const ended = resultOf(record);
  if (ended !== null) return ended;
  if (record.steps.some((one) => one.kind === 'proposal' && one.step === step)) return { kind: 'carriedOut' };
  const turn = await getTurnContext(context, input);
  if (turn.conversation.handler === 'person') return { kind: 'silenced' };
  const steps = [...record.steps];
  for (const toolUse of proposalsOf(record.steps, step)) {
    const disposed = await dispose({ deps, context, input, turn }, toolUse);
    steps.push(disposed.step);
    if (disposed.handOver === null) continue;
    const { reasonCode, text } = disposed.handOver;
    return handOver(context, { conversationId, reasonCode, turn: { ...record, steps }, body: text });
  }
  await saveTurn(context, { conversationId, turn: { ...record, steps } });
  return { kind: 'carriedOut' };
}

function proposalsOf(steps: TurnStep[], step: number): ToolUse[] {
  const said = steps.find((one) => one.kind === 'model' && one.step === step);
  const blocks = (said?.kind === 'model' ? said.content : []) as ClaudeBlock[]; // cast: kept as it came from the vendor
  return blocks.flatMap((block) => (block.type === 'tool_use' ? [block] : []));
}

async function dispose(scope: Scope, toolUse: ToolUse): Promise<Disposed> {
  switch (toolUse.name) {
    case 'get_venue_facts':
      return note(scope, toolUse, { result: await tellFacts(scope) });
    case 'propose_music_change':
      return disposeChange(scope, toolUse);
    case 'hand_over_to_person':
      return {
        ...note(scope, toolUse, { result: 'handed over' }),
        handOver: { reasonCode: 'model_asked', text: handedOverText(scope) },
      };
    default:
      return note(scope, toolUse, {
        verdict: 'refused',
        reasonCode: 'proposal.unknown_tool',
        result: 'There is no such tool.',
      });
  }
}

async function disposeChange(scope: Scope, toolUse: ToolUse): Promise<Disposed> {
  const { deps, context, input, turn } = scope;
  const { venues, conversation } = turn;
  const checked = checkProposal(toolUse.input, { venues, venueId: conversation.venueId });
  if ('sentence' in checked) {
    return note(scope, toolUse, { ...checked.check, result: JSON.stringify({ message: checked.sentence }) });
  }
  const carriedOut = await changeMusic(deps, context, {
    ...input,
    name: toolUse.id,
    venues: checked.venues,
    change: checked.change,
    reason: 'proposed by the model',
    answerBy: deps.clock.now().getTime() + CONFIRM_WITHIN_MS,
  });
  const message = carriedOut
    .map(({ view }) => composeAnswer(answerMusicChange(view, false), conversation.language))
    .join('\n');
  const zones = carriedOut.flatMap(({ view }) =>
    view.zones.map(({ zoneName: name, outcome, before, after }) => ({
      name,
      outcome,
      volumeBefore: before?.volume ?? null,
      volumeAfter: after?.volume ?? null,
    })),
  );
  const disposed = note(scope, toolUse, {
    verdict: needsApproval(carriedOut) ? 'needs_person' : 'allowed',
    reasonCode: needsApproval(carriedOut) ? 'music.needs_approval' : null,
    changeIds: carriedOut.map(({ changeId }) => changeId),
    awaitedChangeIds: carriedOut.flatMap(({ changeId, isOnTheWay }) => (isOnTheWay ? [changeId] : [])),
    result: JSON.stringify({ message, zones }),
  });
  if (disposed.step.check.verdict !== 'needs_person') return disposed;
  const text = `${message}\n${handedOverText(scope)}`;
  return { ...disposed, handOver: { reasonCode: 'needs_approval', text } };
}

/** Names and figures of the contact's own venues; never an id. */
async function tellFacts({ deps, context, turn }: Scope): Promise<string> {
  const zoneIds = turn.venues.flatMap((venue) => venue.zones.map((zone) => zone.zoneId));
  const live = zoneIds.length === 0 ? [] : await readZonesLive(deps, context, zoneIds);
  const byId = new Map(live.map((zone) => [zone.zoneId, zone]));
  const venues = turn.venues.map((venue) => ({
    name: venue.venueName,
    zones: venue.zones.map((zone) => {
      const { status, volume, nowPlaying } = byId.get(zone.zoneId) ?? { ...zone, nowPlaying: null };
      return {
        name: zone.name,
        kind: zone.kind,
        state: status,
        volume,
        nowPlaying,
        volumeLimit: zone.volumeCeiling,
      };
    }),
  }));
  return JSON.stringify({ venues });
}

function note(
  { input }: Scope,
  toolUse: ToolUse,
  outcome: Partial<Proposal['check']> &
    Partial<Pick<Proposal, 'changeIds' | 'awaitedChangeIds'>> & { result: string },
): Disposed {
  const { verdict = 'allowed', reasonCode = null, changeIds = [], awaitedChangeIds = [], result } = outcome;
  const { id: toolUseId, name, input: asked } = toolUse;
  const check = { verdict, reasonCode };
  const kind = 'proposal' as const;
  const step = {
    kind,
    step: input.step,
    toolUseId,
    name,
    input: asked,
    check,
    changeIds,
    awaitedChangeIds,
    result,
  };
  return { step, handOver: null };
}

function handedOverText({ turn }: Scope): string {
  const answer = { kind: 'handed_over' as const, answerWithinMs: answerWithinMs(turn) };
  return composeAnswer(answer, turn.conversation.language);
}
