import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconLink } from '../../../components/links.tsx';
import { QueryPart } from '../../../components/query-part.tsx';
import { useMay } from '../../../lib/api/use-may.ts';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import { conversationQuery } from '../api/get-conversation.ts';
import { useMarkRead } from '../api/mark-read.ts';
import type { Conversation } from '../conversation-types.ts';
import type { InboxSearch } from '../inbox-search.ts';
import { useActions } from '../use-actions.ts';
import { Composer } from './composer.tsx';
import { SidePanel } from './side-panel.tsx';
import { ThreadHead } from './thread-head.tsx';
import { ThreadMessages } from './thread-messages.tsx';
import { TurnDialog } from './turn-dialog.tsx';

type Props = {
  conversationId: string;
  search: InboxSearch;
  onCloseNext: () => void;
  onReopen: () => void;
  onLeave: () => void;
};

/** One conversation: what was said, an answer, and beside it who it is. */
export function Thread({ conversationId, ...props }: Props) {
  const { t } = useTranslation('conversation');
  const conversation = useQuery(conversationQuery(conversationId));
  if (conversation.data !== undefined) return <OpenThread conversation={conversation.data} {...props} />;
  return (
    <Box sx={{ gridArea: 'thread' }}>
      <IconLink
        to="/inbox"
        search={{ view: props.search.view, search: props.search.search }}
        aria-label={t('backToList')}
        sx={{ display: { md: 'none' } }}
      >
        <ArrowBack fontSize="small" />
      </IconLink>
      <QueryPart query={conversation}>{() => null}</QueryPart>
    </Box>
  );
}

function OpenThread({
  conversation,
  search,
  onCloseNext,
  onReopen,
  onLeave,
}: Omit<Props, 'conversationId'> & { conversation: Conversation }) {
  const { t } = useTranslation('conversation');
  const field = useRef<HTMLTextAreaElement>(null);
  const assignAnchor = useRef<HTMLButtonElement>(null);
  const [isAssigning, setAssigning] = useState(false);
  const [isFactsOpen, setFactsOpen] = useState(false);
  const [turnId, setTurnId] = useState<string | null>(null);
  const actions = useActions(conversation);
  useReadUpToNow(conversation);

  function closeNext(): void {
    actions.close(onReopen);
    onCloseNext();
  }
  useShortcuts(t('shortcutGroups.thread'), [
    { keys: 'r', label: t('shortcuts.reply'), run: () => field.current?.focus() },
    { keys: 'a', label: t('shortcuts.assign'), run: () => actions.mayAssign && setAssigning(true) },
    { keys: 't', label: t('shortcuts.takeOver'), run: () => actions.mayTakeOver && actions.takeOver() },
    { keys: 'g', label: t('shortcuts.giveBack'), run: () => actions.mayGiveBack && actions.giveBack() },
    { keys: 'e', label: t('shortcuts.closeNext'), run: () => actions.mayClose && closeNext() },
  ]);

  return (
    <>
      <Box sx={{ gridArea: 'thread', display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 }}>
        <ThreadHead
          conversation={conversation}
          search={search}
          actions={actions}
          assignMenu={{ anchor: assignAnchor, isOpen: isAssigning, onOpen: setAssigning }}
          onClose={closeNext}
          onFacts={() => setFactsOpen(true)}
        />
        <ThreadMessages conversation={conversation} onWhy={setTurnId} />
        <Answer conversation={conversation} field={field} onLeave={onLeave} />
      </Box>
      <Box component="aside" aria-label={t('side.label')} tabIndex={0} sx={sideStyle}>
        <SidePanel conversation={conversation} />
      </Box>
      <Drawer
        anchor="right"
        open={isFactsOpen}
        onClose={() => setFactsOpen(false)}
        slotProps={{ paper: { 'aria-label': t('side.label') } }}
      >
        <Box sx={{ width: 'min(88vw, 360px)' }}>
          <SidePanel conversation={conversation} />
        </Box>
      </Drawer>
      {turnId !== null && (
        <TurnDialog conversationId={conversation.id} turnId={turnId} onClose={() => setTurnId(null)} />
      )}
    </>
  );
}

function Answer(props: Parameters<typeof Composer>[0]) {
  const { t } = useTranslation('conversation');
  const mayAnswer = useMay('conversation.handle');
  if (props.conversation.status === 'open' && mayAnswer) return <Composer {...props} />;
  return (
    <Box sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider', color: 'text.secondary' }}>
      {t(mayAnswer ? 'thread.closed' : 'composer.readOnly')}
    </Box>
  );
}

/** Whoever has the thread before his eyes has read it. */
function useReadUpToNow({ id, isUnread }: Conversation): void {
  const mayHandle = useMay('conversation.handle');
  const { mutate } = useMarkRead();
  useEffect(() => {
    if (!isUnread || !mayHandle) return;
    const read = () => {
      if (document.visibilityState === 'visible') mutate(id);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, isUnread, mayHandle, mutate]);
}

const sideStyle = {
  gridArea: 'side',
  display: { xs: 'none', lg: 'block' },
  overflowY: 'auto',
  borderLeft: 1,
  borderColor: 'divider',
  '&:focus-visible': { outlineOffset: -2 },
} as const;
