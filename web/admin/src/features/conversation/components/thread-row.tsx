import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { BlockLink } from '../../../components/links.tsx';
import { RelativeAge } from '../../../components/relative-age.tsx';
import type { ConversationRow } from '../conversation-types.ts';
import type { InboxSearch } from '../inbox-search.ts';
import { languageOf } from '../language-of.ts';
import { ChannelLabel } from './channel-label.tsx';
import { ClockLabel } from './clock-label.tsx';
import { HandlerLabel } from './handler-label.tsx';

type Props = { row: ConversationRow; search: InboxSearch };

export function ThreadRow({ row, search }: Props) {
  const { t } = useTranslation('conversation');
  const { lastMessage } = row;
  const by =
    lastMessage?.senderKind === 'contact' ? '' : `${t(`lastBy.${lastMessage?.senderKind ?? 'bot'}`)}: `;
  return (
    <BlockLink
      to="/inbox"
      search={{ ...search, id: row.id }}
      activeOptions={{ exact: true }}
      data-thread={row.id}
      sx={rowStyle}
    >
      <Box sx={{ ...lineStyle, justifyContent: 'space-between', color: 'text.primary' }}>
        <Box component="span" sx={{ ...cutStyle, fontWeight: row.isUnread ? 'fontWeightMedium' : undefined }}>
          {row.contactName}
          {row.venueName !== null && (
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 'fontWeightRegular' }}>
              {' · '}
              {row.venueName}
            </Box>
          )}
        </Box>
        {lastMessage !== null && <RelativeAge at={lastMessage.at} isBare />}
      </Box>
      <Box sx={{ ...lineStyle, color: row.isUnread ? 'text.primary' : 'text.secondary' }}>
        {row.isUnread && <Unread word={t('unread')} />}
        <Box component="span" dir="auto" lang={languageOf(lastMessage?.text ?? '', null)} sx={cutStyle}>
          {lastMessage === null ? t('thread.empty') : by + (lastMessage.text ?? t('noText.unsupported'))}
        </Box>
      </Box>
      <Box sx={{ ...lineStyle, typography: 'caption' }}>
        <ChannelLabel channel={row.channel} />
        <HandlerLabel row={row} />
        <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>
          <ClockLabel clock={row.clock} isQuiet />
        </Box>
      </Box>
    </BlockLink>
  );
}

function Unread({ word }: { word: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        flexShrink: 0,
        alignItems: 'center',
        gap: 1,
        typography: 'caption',
        color: 'primary.main',
      }}
    >
      <Box component="span" sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'primary.main' }} />
      {word}
    </Box>
  );
}

const lineStyle = { display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 } as const;
const cutStyle = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const rowStyle = {
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  height: '100%',
  px: 3,
  typography: 'body2',
  color: 'text.secondary',
  textDecoration: 'none',
  borderBottom: 1,
  borderColor: 'divider',
  borderLeft: '3px solid transparent',
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
} as const;
