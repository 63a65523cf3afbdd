import { answerMusicChange } from '../../domain/conversation/answer-music-change.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { MusicChangeId, OutboundMessageId, TurnId } from '../../domain/ids.ts';
import { getTurnContext } from '../../services/conversation/get-turn-context.ts';
import { recordMusicOutcome } from '../../services/conversation/record-music-outcome.ts';
import { getMusicChange } from '../../services/music/get-music-change.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { botContext } from './turn-scope.ts';
import type { ConversationIds } from './turn-scope.ts';

/** The verified outcome of what was answered "on its way", as it was read back. Twice is one message. */
export async function tellMusicOutcome(
  deps: ConversationDependencies,
  input: ConversationIds & { changeId: MusicChangeId; turnId: TurnId },
): Promise<{ outboundMessageId: OutboundMessageId | null }> {
  const context = botContext(deps, input);
  const { conversation } = await getTurnContext(context, { ...input, messageIds: [] });
  const view = await getMusicChange(context, input.changeId);
  const body = composeAnswer(answerMusicChange(view, true), conversation.language);
  return recordMusicOutcome(context, { ...input, body });
}
