import Person from '@mui/icons-material/PersonOutlined';
import SmartToy from '@mui/icons-material/SmartToyOutlined';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '../conversation-types.ts';

/** Who answers: the bot, or a person, by name where one is responsible. */
export function HandlerLabel({ row }: { row: Pick<ConversationRow, 'handler' | 'assignee'> }) {
  const { t } = useTranslation('conversation');
  const Icon = row.handler === 'bot' ? SmartToy : Person;
  const name = row.handler === 'person' ? row.assignee?.name : undefined;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Icon aria-hidden sx={{ fontSize: 16, flexShrink: 0 }} />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {name ?? t(`handlers.${row.handler}`)}
      </Box>
    </Box>
  );
}
