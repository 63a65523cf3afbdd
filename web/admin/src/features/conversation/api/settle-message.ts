import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { showFailure } from '../../../lib/describe-failure.ts';

/** A person decides on a message whose outcome could not be found out. */
export function useSettleMessage(conversationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { outboundMessageId: string; decision: 'send_again' | 'was_delivered' }) =>
      api.conversation.settleMessage({ conversationId, ...input }),
    onError: showFailure,
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['conversation', 'messages', { conversationId }] }),
  });
}
