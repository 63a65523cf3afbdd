import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { api } from '../../../lib/api/client.ts';
import { describeFailure } from '../../../lib/describe-failure.ts';
import type { Message, MessagePage } from '../conversation-types.ts';
import { dropUnsent, keepUnsent, markKept } from '../unsent-store.ts';
import type { Unsent } from '../unsent-store.ts';

export type Reply = Pick<Unsent, 'clientKey' | 'userId' | 'conversationId' | 'text' | 'at'>;

/** The text is kept on this device until the server has it; the key makes a second try the same message. */
export function useSendReply() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ clientKey, conversationId, text }: Reply) =>
      api.conversation.reply({ clientKey, conversationId, text }),
    onMutate: (reply) => keepUnsent({ ...reply, state: 'sending', reason: null }),
    onError: (error, { clientKey }) => markKept(clientKey, describeFailure(error).text),
    onSuccess: (message, { clientKey, conversationId }) => {
      queryClient.setQueryData<InfiniteData<MessagePage>>(
        ['conversation', 'messages', { conversationId }],
        (held) => (held === undefined ? held : withMessage(held, message)),
      );
      dropUnsent(clientKey);
      void queryClient.invalidateQueries({ queryKey: ['conversation', 'get', { conversationId }] });
      void queryClient.invalidateQueries({ queryKey: ['conversation', 'list'] });
    },
    // Offline it waits in its bubble with "try again" instead of in a queue that nobody sees.
    networkMode: 'always',
  });
}

function withMessage(held: InfiniteData<MessagePage>, message: Message): InfiniteData<MessagePage> {
  const [newest, ...older] = held.pages;
  if (newest === undefined || newest.rows.some(({ id }) => id === message.id)) return held;
  return { ...held, pages: [{ ...newest, rows: [...newest.rows, message] }, ...older] };
}
