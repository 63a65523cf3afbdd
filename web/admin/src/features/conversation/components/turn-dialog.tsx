import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryPart } from '../../../components/query-part.tsx';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { localeOf } from '../../../lib/time/format-time.ts';
import { turnQuery } from '../api/get-turn.ts';
import type { Turn } from '../conversation-types.ts';
import { TurnStepLine } from './turn-step.tsx';

type Props = { conversationId: string; turnId: string; onClose: () => void };

/** "Why did it say that?": the turn behind a message, step by step. */
export function TurnDialog({ conversationId, turnId, onClose }: Props) {
  const { t } = useTranslation('conversation');
  const turn = useQuery(turnQuery({ conversationId, turnId }));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="turn-title">
      <DialogTitle id="turn-title">{t('why.title')}</DialogTitle>
      <DialogContent tabIndex={0}>
        <QueryPart query={turn}>{(data) => <TurnFacts turn={data} />}</QueryPart>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('why.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function TurnFacts({ turn }: { turn: Turn }) {
  const { t } = useTranslation('conversation');
  const number = new Intl.NumberFormat(localeOf(currentLanguage()), { maximumFractionDigits: 1 });
  const { startedAt, finishedAt, modelName, inputTokens, outputTokens } = turn;
  const seconds = finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return (
    <>
      <Box>{t(`why.paths.${turn.path}`, { defaultValue: turn.path })}</Box>
      <Box sx={{ color: 'text.secondary', typography: 'body2', mb: 3 }}>
        <div>
          {seconds === null
            ? t('why.stillOn')
            : t('why.took', { duration: t('why.seconds', { seconds: number.format(seconds) }) })}
        </div>
        {modelName !== null && (
          <div>{t('why.model', { name: modelName, version: turn.promptVersion ?? '–' })}</div>
        )}
        {inputTokens + outputTokens > 0 && (
          <div>
            {t('why.tokens', { input: number.format(inputTokens), output: number.format(outputTokens) })}
          </div>
        )}
      </Box>
      <Box component="h2" sx={{ typography: 'h2', m: 0, mb: 1 }}>
        {t('why.steps')}
      </Box>
      {turn.steps.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{t('why.noSteps')}</Box>
      ) : (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {turn.steps.map((step, index) => (
            // A turn only grows: a step keeps its place.
            <TurnStepLine key={index} step={step} />
          ))}
        </Box>
      )}
    </>
  );
}
