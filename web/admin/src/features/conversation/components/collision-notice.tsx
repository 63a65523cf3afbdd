import Groups from '@mui/icons-material/GroupsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Message } from '../conversation-types.ts';

type Props = { answer: Message; onSendAnyway: () => void; onKeepEditing: () => void };

/** A colleague was faster: read theirs before sending yours. */
export function CollisionNotice({ answer, onSendAnyway, onKeepEditing }: Props) {
  const { t } = useTranslation('conversation');
  return (
    <Box role="alert" sx={{ p: 2, mb: 2, border: 1, borderColor: 'warning.main', borderRadius: 1 }}>
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Groups aria-hidden fontSize="small" sx={{ color: 'warning.main' }} />
        <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <div>{t('composer.collision', { name: answer.senderName, text: answer.text ?? '' })}</div>
          <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{t('composer.collisionHint')}</Box>
        </Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 2, mt: 2, justifyContent: 'flex-end' }}>
        <Button onClick={onKeepEditing}>{t('composer.keepEditing')}</Button>
        <Button variant="outlined" onClick={onSendAnyway}>
          {t('composer.sendAnyway')}
        </Button>
      </Box>
    </Box>
  );
}
