import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { describeFailure } from '../../../lib/describe-failure.ts';
import { showNotice } from '../../../lib/notices.ts';
import { toProblem } from '../../../lib/api/problem.ts';
import type { Conversation } from '../conversation-types.ts';
import { patchConversation } from '../patch-conversation.ts';

export type Change =
  | { kind: 'takeOver' }
  | { kind: 'giveBack' }
  | { kind: 'assign'; assignee: { id: string; name: string } | null };
type Order = { conversationId: string; change: Change; failed: string };

function carryOut({ conversationId, change }: Order): Promise<Conversation> {
  switch (change.kind) {
    case 'takeOver':
      return api.conversation.takeOver({ conversationId });
    case 'giveBack':
      return api.conversation.giveBack({ conversationId });
    case 'assign':
      return api.conversation.assign({ conversationId, userId: change.assignee?.id ?? null });
  }
}

function asSeen(change: Change) {
  if (change.kind === 'assign') return { assignee: change.assignee };
  return { handler: change.kind === 'takeOver' ? ('person' as const) : ('bot' as const) };
}

/** Shown at once; taken back with its reason when the server refuses. */
export function useChangeConversation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: carryOut,
    onMutate: ({ conversationId, change }) => patchConversation(queryClient, conversationId, asSeen(change)),
    onError: (error, { conversationId, failed }, before) => {
      if (before !== undefined) patchConversation(queryClient, conversationId, before);
      const { text, requestId } = describeFailure(error);
      showNotice({ text: `${failed}: ${text}`, tone: 'failure', requestId });
      if (toProblem(error).status === 409) void queryClient.invalidateQueries({ queryKey: ['conversation'] });
    },
    onSuccess: (conversation, { conversationId }) => {
      queryClient.setQueryData(['conversation', 'get', { conversationId }], conversation);
      void queryClient.invalidateQueries({ queryKey: ['conversation', 'list'] });
    },
  });
}
