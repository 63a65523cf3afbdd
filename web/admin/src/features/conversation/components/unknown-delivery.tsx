import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../../../lib/notices.ts';
import { useSettleMessage } from '../api/settle-message.ts';

type Props = { conversationId: string; outboundMessageId: string };

/** Nobody could find out whether it arrived: a person decides, knowing what each answer does. */
export function UnknownDelivery({ conversationId, outboundMessageId }: Props) {
  const { t } = useTranslation('conversation');
  const settle = useSettleMessage(conversationId);
  const decide = (decision: 'send_again' | 'was_delivered') =>
    settle.mutate(
      { outboundMessageId, decision },
      { onSuccess: () => showNotice({ text: t(`done.settled_${decision}`) }) },
    );
  return (
    <Box sx={{ mt: 1, p: 2, border: 1, borderColor: 'warning.main', borderRadius: 1, typography: 'body2' }}>
      <Box>{t('settleQuestion')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
        <Button variant="outlined" disabled={settle.isPending} onClick={() => decide('send_again')}>
          {t('sendAgain')}
        </Button>
        <Button variant="outlined" disabled={settle.isPending} onClick={() => decide('was_delivered')}>
          {t('wasDelivered')}
        </Button>
      </Box>
    </Box>
  );
}
