import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/api/use-may.ts';
import { showNotice } from '../../lib/notices.ts';
import { useChangeConversation } from './api/change-conversation.ts';
import type { Change } from './api/change-conversation.ts';
import { useCloseConversation } from './api/close-conversation.ts';
import { closeSoon, keepOpen } from './closing-store.ts';
import type { Conversation } from './conversation-types.ts';

type Subject = Pick<Conversation, 'id' | 'contactName' | 'handler' | 'assignee' | 'status'>;

/** What can be done to a conversation: at once, with a way back instead of a question before. */
export function useActions(conversation: Subject) {
  const { t } = useTranslation('conversation');
  const { id: conversationId, contactName, handler, assignee, status } = conversation;
  const mayAssign = useMay('conversation.assign') && status === 'open';
  const mayHandle = useMay('conversation.handle') && status === 'open';
  const order = useChangeConversation();
  const closing = useCloseConversation();

  function change(next: Change, told: string, undo: Change): void {
    const apply = (wanted: Change, onSuccess?: () => void) =>
      order.mutate(
        { conversationId, change: wanted, failed: t(`failed.${wanted.kind}`) },
        { ...(onSuccess && { onSuccess }) },
      );
    apply(next, () =>
      showNotice({ text: told, action: { label: t('actions.undo'), run: () => apply(undo) } }),
    );
  }

  return {
    mayAssign,
    mayTakeOver: mayHandle && handler === 'bot',
    mayGiveBack: mayHandle && handler === 'person',
    mayClose: mayHandle,
    assign: (to: { id: string; name: string } | null) =>
      change(
        { kind: 'assign', assignee: to },
        to === null ? t('done.unassigned') : t('done.assigned', { name: to.name }),
        { kind: 'assign', assignee },
      ),
    takeOver: () => change({ kind: 'takeOver' }, t('done.takenOver'), { kind: 'giveBack' }),
    giveBack: () => change({ kind: 'giveBack' }, t('done.givenBack'), { kind: 'takeOver' }),
    close: (onUndo: () => void) => {
      const failed = t('failed.close', { name: contactName });
      closeSoon(conversationId, () => closing.mutateAsync({ conversationId, failed }).catch(() => {}));
      const undo = () => {
        keepOpen(conversationId);
        onUndo();
      };
      showNotice({
        text: t('done.closing', { name: contactName }),
        action: { label: t('actions.undo'), run: undo },
      });
    },
  };
}

export type Actions = ReturnType<typeof useActions>;
