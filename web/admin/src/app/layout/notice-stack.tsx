import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dropNotice, useNotices } from '../../lib/notices.ts';
import type { Notice } from '../../lib/notices.ts';

/** Long enough to read and to reach the undo; a failure stays until it is closed. */
const SHOWN_MS = 8_000;

export function NoticeStack() {
  const notices = useNotices();
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        zIndex: 'snackbar',
        insetInline: { xs: 8, sm: 'auto' },
        right: { sm: 16 },
        bottom: { xs: 64, sm: 16 },
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        maxWidth: { sm: 480 },
      }}
    >
      {notices.slice(-3).map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </Box>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { t } = useTranslation('ui');
  const { id, text, tone, action, requestId } = notice;
  useEffect(() => {
    if (tone === 'failure') return;
    const timer = setTimeout(() => dropNotice(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        pl: 4,
        pr: 1,
        py: 1,
        borderRadius: 1,
        border: 1,
        borderColor: tone === 'failure' ? 'error.main' : 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ flexGrow: 1 }}>{text}</Box>
      {requestId !== null && (
        <Button onClick={() => void navigator.clipboard.writeText(requestId)}>
          {t('failure.copyId', { requestId: requestId.slice(0, 8) })}
        </Button>
      )}
      {action !== null && (
        <Button
          onClick={() => {
            dropNotice(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton aria-label={t('close')} onClick={() => dropNotice(id)}>
        <Close fontSize="inherit" />
      </IconButton>
    </Box>
  );
}
