import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import type { Context } from '../../services/context.ts';
import type { ConversationDependencies } from './dependencies.ts';

/** Shows that an answer is being written. A courtesy: whether it works changes nothing. */
export async function showTyping(
  deps: Pick<ConversationDependencies, 'vendors' | 'log'>,
  context: Context,
  turn: TurnContext,
): Promise<void> {
  const { channel, connectionId, externalId } = turn.conversation;
  const ids = { organizationId: context.organizationId, connectionId };
  const providerMessageId = turn.messages.at(-1)?.providerMessageId ?? null;
  try {
    if (channel === 'whatsapp' && providerMessageId !== null) {
      await (await deps.vendors.whatsapp(ids)).showTyping({ providerMessageId });
    }
    if (channel === 'line') await (await deps.vendors.line(ids)).showLoading({ userId: externalId });
  } catch (error) {
    deps.log.debug({ problem: error instanceof Error ? error.name : 'unknown' }, 'Typing was not shown');
  }
}
