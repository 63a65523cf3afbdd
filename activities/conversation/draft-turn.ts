import type { TurnResult } from '../../domain/conversation/state.ts';
import { resultOf } from '../../domain/conversation/turn-record.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ClaudeBlock } from '../../integrations/claude/create-claude-client.ts';
import { inTransaction } from '../../services/context.ts';
import type { Context } from '../../services/context.ts';
import { getTurnContext } from '../../services/conversation/get-turn-context.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { handOver } from '../../services/conversation/hand-over.ts';
import { recordBotReply } from '../../services/conversation/record-bot-reply.ts';
import { findTurn, saveTurn } from '../../services/conversation/save-turn.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import { answerCommands } from './answer-commands.ts';
import type { CommandAnswer } from './answer-commands.ts';
import { askModel } from './ask-model.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { showTyping } from './show-typing.ts';
import { answerWithinMs, botContext, emptyTurn } from './turn-scope.ts';
import type { TurnInput } from './turn-scope.ts';

export type DraftTurnInput = TurnInput & { step: number; startedAt: number };

/**
 * One step of a turn: a plain command is carried out and answered; anything else is one call of the model. Run twice
 * it finds what the first run left: the finished turn, or the model's answer to this very step.
 */
export async function draftTurn(deps: ConversationDependencies, input: DraftTurnInput): Promise<TurnResult> {
  const context = botContext(deps, input);
  // one transaction: a plain command is to be answered within a second, and each costs three round trips
  const { known, turn } = await inTransaction(context, async (tx) => ({
    known: await findTurn(tx, input),
    turn: await getTurnContext(tx, input),
  }));
  const ended = known === null ? null : resultOf(known);
  if (ended !== null) return ended;
  if (turn.conversation.handler === 'person') return { kind: 'silenced' };
  if (known === null) {
    const commands = await answerCommands({ deps, context, turn, ...input });
    if (commands !== null) return finishCommands(context, input, commands);
    // not awaited: the dots are to appear while the model thinks
    void showTyping(deps, context, turn);
  }
  const record = known ?? emptyTurn(input, 'model');
  const isAnswered = record.steps.some((step) => step.kind === 'model' && step.step === input.step);
  const answered = isAnswered ? record : await askModel(deps, context, { ...input, turn, record });
  return finishAnswer(context, input, { record: answered, turn });
}

async function finishCommands(
  context: Context,
  input: DraftTurnInput,
  { outcomes, steps }: CommandAnswer,
): Promise<TurnResult> {
  const { conversationId } = input;
  const texts = outcomes.flatMap(({ text }) => (text === null ? [] : [text]));
  const body = texts.length === 0 ? null : texts.join('\n');
  const turn: TurnRecord = { ...emptyTurn(input, 'command'), steps };
  const reasonCode = outcomes.find((one) => one.handOverReason !== null)?.handOverReason ?? null;
  if (reasonCode !== null) return handOver(context, { conversationId, reasonCode, turn, body });
  return recordBotReply(context, {
    conversationId,
    turn,
    body,
    awaitedChangeIds: outcomes.flatMap((one) => one.awaitedChangeIds),
    venueId: outcomes.find((one) => one.venueId !== null)?.venueId ?? null,
  });
}

async function finishAnswer(
  context: Context,
  input: DraftTurnInput,
  { record, turn }: { record: TurnRecord; turn: TurnContext },
): Promise<TurnResult> {
  const { conversationId } = input;
  const said = record.steps.findLast((step) => step.kind === 'model');
  const blocks = (said?.content ?? []) as ClaudeBlock[]; // cast: kept as it came from the vendor
  if (blocks.some((block) => block.type === 'tool_use')) {
    await saveTurn(context, { conversationId, turn: record });
    return { kind: 'proposed' };
  }
  const body = blocks
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n')
    .trim();
  if (body === '') {
    // refused, or cut off before the first word
    const answer = { kind: 'handed_over' as const, answerWithinMs: answerWithinMs(turn) };
    const apology = composeAnswer(answer, turn.conversation.language);
    return handOver(context, { conversationId, reasonCode: 'model_silent', turn: record, body: apology });
  }
  const awaitedChangeIds = record.steps.flatMap((step) =>
    step.kind === 'proposal' ? step.awaitedChangeIds : [],
  );
  return recordBotReply(context, { conversationId, turn: record, body, awaitedChangeIds, venueId: null });
}
