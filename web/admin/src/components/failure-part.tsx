import ContentCopy from '@mui/icons-material/ContentCopy';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../lib/describe-failure.ts';

/** What happened, what to do, and the request's id to quote. */
export function FailurePart({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  const { text, advice, requestId } = describeFailure(error);
  return (
    <Box role="alert" sx={{ display: 'flex', gap: 2, p: 4, maxWidth: 640 }}>
      <ErrorOutline fontSize="small" sx={{ color: 'error.main', mt: 0.5 }} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 'fontWeightMedium' }}>{text}</Box>
        <Box sx={{ color: 'text.secondary' }}>{advice}</Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          {onRetry !== undefined && (
            <Button variant="outlined" onClick={onRetry}>
              {t('failure.retry')}
            </Button>
          )}
          {requestId !== null && (
            <Button
              startIcon={<ContentCopy fontSize="inherit" />}
              onClick={() => void navigator.clipboard.writeText(requestId)}
              sx={{ overflowWrap: 'anywhere' }}
            >
              {t('failure.copyId', { requestId: requestId.slice(0, 8) })}
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  );
}
