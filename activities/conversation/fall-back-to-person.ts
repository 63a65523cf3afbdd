import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { TurnFailure, TurnResult } from '../../domain/conversation/state.ts';
import { getTurnContext } from '../../services/conversation/get-turn-context.ts';
import { handOver } from '../../services/conversation/hand-over.ts';
import { findTurn } from '../../services/conversation/save-turn.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { answerWithinMs, botContext, emptyTurn } from './turn-scope.ts';
import type { TurnInput } from './turn-scope.ts';

/** The bot could not answer: it says so in the contact's language and hands over, in one. */
export async function fallBackToPerson(
  deps: ConversationDependencies,
  input: TurnInput & { reason: TurnFailure },
): Promise<TurnResult> {
  const context = botContext(deps, input);
  const { conversationId, reason } = input;
  const turn = await getTurnContext(context, input);
  const answer = { kind: 'model_away' as const, answerWithinMs: answerWithinMs(turn) };
  const started = await findTurn(context, input);
  const record = started ?? emptyTurn({ ...input, startedAt: deps.clock.now().getTime() }, 'model');
  return handOver(context, {
    conversationId,
    reasonCode: reason,
    turn: { ...record, steps: [...record.steps, { kind: 'failure', reason }] },
    body: composeAnswer(answer, turn.conversation.language),
  });
}
