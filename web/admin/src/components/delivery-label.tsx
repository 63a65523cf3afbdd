import Block from '@mui/icons-material/Block';
import Done from '@mui/icons-material/Done';
import DoneAll from '@mui/icons-material/DoneAll';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import MarkChatRead from '@mui/icons-material/MarkChatReadOutlined';
import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { OutboundStatus } from '../../../../domain/message/outbound.ts';

const ICONS: Record<OutboundStatus, typeof Done> = {
  intended: Schedule,
  sending: Schedule,
  accepted: Done,
  sent: Done,
  delivered: DoneAll,
  read: MarkChatRead,
  failed: ErrorOutline,
  skipped: Block,
  unknown: HelpOutline,
};
const COLOURS: Partial<Record<OutboundStatus, string>> = { failed: 'error.main', unknown: 'warning.main' };

/** How far a message of ours got, in a word; what failed says why. */
export function DeliveryLabel({ status, reason }: { status: OutboundStatus; reason: string | null }) {
  const { t } = useTranslation('ui');
  const Icon = ICONS[status];
  const isReasoned = reason !== null && ['failed', 'skipped', 'unknown'].includes(status);
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        gap: 1,
        alignItems: 'flex-start',
        color: COLOURS[status] ?? 'text.secondary',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 16, mt: '1px', flexShrink: 0 }} />
      <span>
        {t(`delivery.${status}`)}
        {isReasoned && `: ${t(`deliveryReasons.${reason}`, { defaultValue: reason.replaceAll('_', ' ') })}`}
      </span>
    </Box>
  );
}
