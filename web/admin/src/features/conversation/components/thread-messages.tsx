import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryPart } from '../../../components/query-part.tsx';
import { useUser } from '../../../lib/api/session.ts';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { formatDay, readerZone } from '../../../lib/time/format-time.ts';
import { messageListQuery } from '../api/list-messages.ts';
import type { Conversation, Message } from '../conversation-types.ts';
import { threadItems } from '../thread-items.ts';
import { useUnsent } from '../unsent-store.ts';
import { DayLine } from './day-line.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { UnsentBubble } from './unsent-bubble.tsx';

type Props = { conversation: Conversation; onWhy: (turnId: string) => void };

export function ThreadMessages({ conversation, onWhy }: Props) {
  const { t } = useTranslation('conversation');
  const list = useInfiniteQuery(messageListQuery(conversation.id));
  const unsent = useUnsent({ userId: useUser().id, conversationId: conversation.id });
  return (
    // Turned round, so that the newest message stays in sight when others come or older ones are read.
    <Box
      role="region"
      aria-label={t('thread.messages', { name: conversation.contactName })}
      tabIndex={0}
      sx={{
        flexGrow: 1,
        minHeight: 0,
        overflowY: 'auto',
        display: 'flex',
        flexDirection: 'column-reverse',
        px: 4,
      }}
    >
      <Box sx={{ pt: 3 }}>
        {list.hasNextPage && (
          <Box sx={{ textAlign: 'center', pb: 3 }}>
            <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t(list.isFetchingNextPage ? 'thread.loadingOlder' : 'thread.older')}
            </Button>
          </Box>
        )}
        <QueryPart
          query={list}
          isEmpty={(messages) => messages.length === 0}
          empty={<Box sx={{ py: 4, color: 'text.secondary' }}>{t('thread.empty')}</Box>}
        >
          {(messages) => <Messages messages={messages} conversation={conversation} onWhy={onWhy} />}
        </QueryPart>
        <Box component="ol" sx={listStyle}>
          {unsent.map((reply) => (
            <UnsentBubble key={reply.clientKey} unsent={reply} />
          ))}
        </Box>
      </Box>
    </Box>
  );
}

function Messages({ messages, conversation, onWhy }: Props & { messages: Message[] }) {
  const { id, language, timezone } = conversation;
  const place = { language: currentLanguage(), timeZone: timezone ?? readerZone };
  const items = threadItems(messages, (at) => formatDay(Date.parse(at), place));
  return (
    <Box component="ol" sx={listStyle}>
      {items.map((item) =>
        item.kind === 'day' ? (
          <DayLine key={item.key} at={item.at} timezone={timezone} />
        ) : (
          <MessageBubble
            key={item.key}
            message={item.message}
            conversationId={id}
            language={language}
            timezone={timezone}
            onWhy={onWhy}
          />
        ),
      )}
    </Box>
  );
}

const listStyle = { m: 0, p: 0, listStyle: 'none' } as const;
