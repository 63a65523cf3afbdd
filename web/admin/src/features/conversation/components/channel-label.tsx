import Chat from '@mui/icons-material/ChatBubbleOutlined';
import MailOutline from '@mui/icons-material/MailOutlined';
import WhatsApp from '@mui/icons-material/WhatsApp';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '../conversation-types.ts';

const ICONS = { whatsapp: WhatsApp, line: Chat, email: MailOutline };

export function ChannelLabel({ channel }: { channel: ConversationRow['channel'] }) {
  const { t } = useTranslation('ui');
  const Icon = ICONS[channel];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      <Icon aria-hidden sx={{ fontSize: 16 }} />
      {t(`channel.${channel}`)}
    </Box>
  );
}
