import type { ConversationId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';
import { recordSteps } from '../process/record-steps.ts';
import type { ProcessStep } from '../process/record-steps.ts';

/** The id is the contract's (`workflows/conversation/contract.ts`); services know no workflows. */
export function conversationWorkflowIdOf(
  context: Pick<TransactionContext, 'organizationId'>,
  conversationId: ConversationId,
): string {
  return `conversation/${context.organizationId}/${conversationId}`;
}

type Line = Pick<ProcessStep, 'key' | 'at' | 'step' | 'facts'>;

/** Lines of a conversation's story. */
export async function recordConversationSteps(
  context: TransactionContext,
  conversationId: ConversationId,
  ...lines: Line[]
): Promise<void> {
  const workflowId = conversationWorkflowIdOf(context, conversationId);
  const process = { processType: 'conversation' as const, processId: conversationId, workflowId };
  await recordSteps(context, ...lines.map((line) => ({ ...process, ...line })));
}
