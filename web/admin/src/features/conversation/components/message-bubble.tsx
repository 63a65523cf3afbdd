import Person from '@mui/icons-material/PersonOutlined';
import SmartToy from '@mui/icons-material/SmartToyOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../lib/api/use-may.ts';
import type { Message } from '../conversation-types.ts';
import { languageOf } from '../language-of.ts';
import { DeliveryLabel } from '../../../components/delivery-label.tsx';
import { MessageTime } from './message-time.tsx';
import { UnknownDelivery } from './unknown-delivery.tsx';

type Props = {
  message: Message;
  conversationId: string;
  language: string | null;
  timezone: string | null;
  onWhy: (turnId: string) => void;
};

export function MessageBubble({ message, conversationId, language, timezone, onWhy }: Props) {
  const { t } = useTranslation('conversation');
  const { senderKind, text, delivery, turnId } = message;
  const isOurs = senderKind !== 'contact';
  const Icon = senderKind === 'bot' ? SmartToy : Person;
  return (
    <Box component="li" sx={{ ...itemStyle, alignItems: isOurs ? 'flex-end' : 'flex-start' }}>
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, typography: 'caption', color: 'text.secondary' }}
      >
        <Icon aria-hidden sx={{ fontSize: 16 }} />
        <span>{senderKind === 'bot' ? t('bot') : message.senderName || t('handlers.person')}</span>
        <MessageTime at={message.at} timezone={timezone} />
      </Box>
      <Box
        dir="auto"
        lang={languageOf(text ?? '', language)}
        sx={{
          ...bubbleStyle,
          ...(senderKind === 'team' ? teamStyle : senderKind === 'bot' ? botStyle : contactStyle),
        }}
      >
        {text ?? <em>{t(`noText.${message.kind}`)}</em>}
      </Box>
      {(delivery !== null || turnId !== null) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, typography: 'caption' }}>
          {turnId !== null && (
            <Link component="button" underline="always" onClick={() => onWhy(turnId)} sx={whyStyle}>
              {t('why.open')}
            </Link>
          )}
          {delivery !== null && <DeliveryLabel status={delivery.status} reason={delivery.reason} />}
        </Box>
      )}
      {delivery?.status === 'unknown' && <Settle {...{ conversationId, delivery }} />}
    </Box>
  );
}

function Settle({
  conversationId,
  delivery,
}: {
  conversationId: string;
  delivery: { outboundMessageId: string };
}) {
  return useMay('message.settle') ? (
    <UnknownDelivery conversationId={conversationId} outboundMessageId={delivery.outboundMessageId} />
  ) : null;
}

const itemStyle = { display: 'flex', flexDirection: 'column', gap: 0.5, mb: 3 } as const;
const bubbleStyle = {
  maxWidth: 'min(100%, 560px)',
  px: 3,
  py: 1.5,
  borderRadius: 2,
  border: 1,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;
const contactStyle = { bgcolor: 'action.hover', borderColor: 'transparent' } as const;
const botStyle = { bgcolor: 'background.paper', borderColor: 'divider' } as const;
const teamStyle = { bgcolor: 'background.paper', borderColor: 'primary.main' } as const;
const whyStyle = {
  typography: 'caption',
  minHeight: 24,
  '@media (pointer: coarse)': { minHeight: 44 },
} as const;
