import Send from '@mui/icons-material/Send';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import Tooltip from '@mui/material/Tooltip';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../lib/api/session.ts';
import { useShortcuts } from '../../../lib/shortcuts/shortcuts.ts';
import { messageListQuery } from '../api/list-messages.ts';
import { useSendReply } from '../api/send-reply.ts';
import type { Conversation } from '../conversation-types.ts';
import { useDraft } from '../draft-store.ts';
import { findCollision } from '../find-collision.ts';
import { CollisionNotice } from './collision-notice.tsx';
import { ServiceWindow, useIsWindowOpen } from './service-window.tsx';

/** As the contract takes it. */
const LONGEST = 4_096;

type Props = {
  conversation: Conversation;
  field: RefObject<HTMLTextAreaElement | null>;
  onLeave: () => void;
};

export function Composer({ conversation, field, onLeave }: Props) {
  const { t } = useTranslation('conversation');
  const { id: conversationId, contactName, channel, handler, serviceWindowEndsAt } = conversation;
  const user = useUser();
  const [draft, write] = useDraft({ userId: user.id, conversationId });
  const { data: messages = [] } = useInfiniteQuery(messageListQuery(conversationId));
  const reply = useSendReply();
  const isOpen = useIsWindowOpen(serviceWindowEndsAt);
  const newest = messages.at(-1)?.sequence ?? 0;
  const collision =
    draft.text === '' || draft.since === 0
      ? null
      : findCollision(messages, { since: draft.since, ownName: user.name });
  const text = draft.text.trim();
  const tooMany = text.length - LONGEST;

  function sendNow(): void {
    if (text === '' || tooMany > 0 || !isOpen) return;
    const clientKey = crypto.randomUUID();
    reply.mutate({ clientKey, userId: user.id, conversationId, text, at: new Date().toISOString() });
    write({ text: '', since: newest });
  }
  const send = () => (collision === null ? sendNow() : field.current?.focus());
  useShortcuts(t('shortcutGroups.answer'), [{ keys: 'Ctrl+Enter', label: t('shortcuts.send'), run: send }]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onLeave();
  }

  if (!isOpen) {
    return (
      <Box sx={boxStyle}>
        <ServiceWindow endsAt={serviceWindowEndsAt} />
      </Box>
    );
  }
  return (
    <Box sx={boxStyle}>
      {collision !== null && (
        <CollisionNotice
          answer={collision}
          onSendAnyway={sendNow}
          onKeepEditing={() => {
            write({ text: draft.text, since: newest });
            field.current?.focus();
          }}
        />
      )}
      <InputBase
        multiline
        fullWidth
        minRows={2}
        maxRows={8}
        inputRef={field}
        value={draft.text}
        onChange={({ target }) =>
          write({ text: target.value, since: draft.text === '' || draft.since === 0 ? newest : draft.since })
        }
        onKeyDown={onKeyDown}
        placeholder={t('composer.placeholder', { name: contactName, channel: t(`ui:channel.${channel}`) })}
        inputProps={{ 'aria-label': t('composer.label', { name: contactName }), dir: 'auto' }}
        sx={fieldStyle}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1, mt: 2 }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 3,
            flexGrow: 1,
            flexBasis: 0,
            minWidth: 160,
            typography: 'caption',
            color: 'text.secondary',
          }}
        >
          <ServiceWindow endsAt={serviceWindowEndsAt} />
          {handler === 'bot' && <span>{t('composer.takesOver')}</span>}
          {tooMany > 0 && <Box sx={{ color: 'error.main' }}>{t('composer.tooLong', { count: tooMany })}</Box>}
        </Box>
        <Tooltip describeChild title="Ctrl+Enter">
          <span>
            <Button
              variant="contained"
              endIcon={<Send aria-hidden />}
              disabled={text === '' || tooMany > 0 || collision !== null}
              onClick={send}
            >
              {t(handler === 'bot' ? 'composer.sendTakesOver' : 'composer.send')}
            </Button>
          </span>
        </Tooltip>
      </Box>
    </Box>
  );
}

const boxStyle = { px: 4, py: 2, borderTop: 1, borderColor: 'divider', flexShrink: 0 } as const;
const fieldStyle = {
  px: 3,
  py: 2,
  border: 1,
  borderColor: 'text.disabled',
  borderRadius: 1,
  '&.Mui-focused': { borderColor: 'primary.main', outline: '1px solid', outlineColor: 'primary.main' },
  '@media (pointer: coarse)': { fontSize: '1rem' },
} as const;
