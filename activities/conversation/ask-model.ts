import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { TurnRecord, TurnStep } from '../../domain/conversation/turn-record.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { Context } from '../../services/context.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { listHistory } from '../../services/conversation/list-history.ts';
import { buildMessages } from './build-messages.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { PROMPT_VERSION, SYSTEM_PROMPT, TOOLS } from './prompt.ts';
import type { TurnInput } from './turn-scope.ts';

const HISTORY_LINES = 20;
const MAX_TOKENS_PER_CALL = 1_024;
/** Read and written, of all calls of one turn: far above a real question, far below a run-away. */
const MAX_TOKENS_PER_TURN = 60_000;
/** Somebody waits: a model that takes longer is away. Below the activity's own limit. */
const ANSWER_WITHIN_MS = 25_000;
const TRIES = 3;
/** A vendor that wants more patience than this is away, too. */
const LONGEST_PAUSE_MS = 5_000;

/** One call of the model, added to the turn's record. @throws ApplicationFailure turn.model_away, turn.budget */
export async function askModel(
  deps: ConversationDependencies,
  context: Context,
  input: TurnInput & { step: number; turn: TurnContext; record: TurnRecord },
): Promise<TurnRecord> {
  const { record, step, conversationId, messageIds } = input;
  if (record.inputTokens + record.outputTokens > MAX_TOKENS_PER_TURN) {
    throw ApplicationFailure.create({
      type: 'turn.budget',
      message: 'This turn has used up its tokens',
      nonRetryable: true,
    });
  }
  const history = await listHistory(context, { conversationId, before: messageIds, limit: HISTORY_LINES });
  const lines = input.turn.messages.map(({ kind, text }) => ({ senderKind: 'contact' as const, kind, text }));
  const messages = buildMessages({ history, lines, steps: record.steps });
  const answer = await call(deps, context, messages);
  const said: TurnStep = {
    kind: 'model',
    step,
    content: answer.content,
    stopReason: answer.stopReason,
    requestId: answer.requestId,
  };
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = answer.usage;
  return {
    ...record,
    steps: [...record.steps, said],
    promptVersion: PROMPT_VERSION,
    modelName: deps.modelName,
    inputTokens: record.inputTokens + inputTokens + cacheReadTokens + cacheWriteTokens,
    outputTokens: record.outputTokens + outputTokens,
  };
}

async function call(
  deps: ConversationDependencies,
  { organizationId }: Context,
  messages: ReturnType<typeof buildMessages>,
) {
  try {
    const client = await deps.vendors.claude({ organizationId });
    return await client.createTurn({
      system: SYSTEM_PROMPT,
      messages,
      tools: TOOLS,
      maxTokens: MAX_TOKENS_PER_CALL,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    const isPassing = error.outcome === 'try_again' && (error.retryAfterMs ?? 0) <= LONGEST_PAUSE_MS;
    if (isPassing && activityInfo().attempt < TRIES) throw error;
    deps.log.warn({ reason: error.reason, attempt: activityInfo().attempt }, 'The model is away');
    throw ApplicationFailure.create({ type: 'turn.model_away', message: error.message, nonRetryable: true });
  }
}
