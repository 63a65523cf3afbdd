import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { describeFailure } from '../../../lib/describe-failure.ts';
import { showNotice } from '../../../lib/notices.ts';

/** Refused when the contact wrote again meanwhile: then it stands in the list again, with the reason. */
export function useCloseConversation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId }: { conversationId: string; failed: string }) =>
      api.conversation.close({ conversationId }),
    onError: (error, { failed }) => {
      const { text, requestId } = describeFailure(error);
      showNotice({ text: `${failed}: ${text}`, tone: 'failure', requestId });
    },
    // Awaited, so that the row does not come back for a moment before the list knows.
    onSettled: (_answer, _error, { conversationId }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['conversation', 'list'] }),
        queryClient.invalidateQueries({ queryKey: ['conversation', 'get', { conversationId }] }),
      ]),
  });
}
