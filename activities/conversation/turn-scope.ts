import { DEFAULT_POLICY } from '../../domain/conversation/policies.ts';
import type { TurnRecord } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MessageId, OrganizationId, TurnId } from '../../domain/ids.ts';
import type { Context } from '../../services/context.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { contextOf } from '../dependencies.ts';
import type { ConversationDependencies } from './dependencies.ts';

export type ConversationIds = { organizationId: OrganizationId; conversationId: ConversationId };
export type TurnInput = ConversationIds & { turnId: TurnId; messageIds: MessageId[] };

/** The bot acts with the rights of the contact it speaks with, and no more. */
export function botContext(deps: ConversationDependencies, ids: ConversationIds): Context {
  const { organizationId, conversationId } = ids;
  return contextOf(deps, { organizationId, actor: { kind: 'bot', conversationId } });
}

export function emptyTurn(input: TurnInput & { startedAt: number }, path: TurnRecord['path']): TurnRecord {
  return {
    turnId: input.turnId,
    messageIds: input.messageIds,
    path,
    startedAt: new Date(input.startedAt),
    steps: [],
    promptVersion: null,
    modelName: null,
    inputTokens: 0,
    outputTokens: 0,
  };
}

/** The promise that is quoted at a hand-over: the policy's target for a person's answer. */
export function answerWithinMs({ conversation }: Pick<TurnContext, 'conversation'>): number {
  return DEFAULT_POLICY.firstResponse[conversation.serviceClass].personMs;
}
