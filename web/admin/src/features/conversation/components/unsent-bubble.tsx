import CloudOff from '@mui/icons-material/CloudOff';
import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useSendReply } from '../api/send-reply.ts';
import { dropUnsent } from '../unsent-store.ts';
import type { Unsent } from '../unsent-store.ts';

/** An answer that the server has not confirmed yet: on its way, or kept here with the reason. */
export function UnsentBubble({ unsent }: { unsent: Unsent }) {
  const { t } = useTranslation('conversation');
  const send = useSendReply();
  const isKept = unsent.state === 'kept';
  const Icon = isKept ? CloudOff : Schedule;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-end', gap: 1, mb: 3 }}
    >
      <Box dir="auto" sx={{ ...bubbleStyle, borderColor: isKept ? 'error.main' : 'divider' }}>
        {unsent.text}
      </Box>
      <Box
        sx={{
          display: 'flex',
          gap: 1,
          typography: 'caption',
          color: isKept ? 'error.main' : 'text.secondary',
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 16 }} />
        {isKept ? [t('delivery.kept'), unsent.reason].filter(Boolean).join(': ') : t('delivery.sending')}
      </Box>
      {isKept && (
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button onClick={() => dropUnsent(unsent.clientKey)}>{t('discard')}</Button>
          <Button variant="outlined" onClick={() => send.mutate(unsent)}>
            {t('tryAgain')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

const bubbleStyle = {
  maxWidth: 'min(100%, 560px)',
  px: 3,
  py: 1.5,
  borderRadius: 2,
  border: 1,
  bgcolor: 'background.paper',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;
