import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { patchConversation } from '../patch-conversation.ts';

/** Seen up to now. That it failed needs no word: the thread stays unread and is tried when it is opened again. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (conversationId: string) => api.conversation.markRead({ conversationId }),
    onSuccess: (_answer, conversationId) =>
      patchConversation(queryClient, conversationId, { isUnread: false }),
  });
}
