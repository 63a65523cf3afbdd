import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../conversation-types.ts';
import { factLines, knownStep, textOf } from '../read-turn.ts';

/** One thing that the bot did, with what it rested on. */
export function TurnStepLine({ step: given }: { step: Turn['steps'][number] }) {
  const { t } = useTranslation('conversation');
  const step = knownStep(given);
  const plain = (name: string) => name.replaceAll('_', ' ');
  switch (step?.kind) {
    case 'command':
      return (
        <Line title={t('why.command', { command: plain(step.command) })}>
          <div>{t('why.outcome', { outcome: plain(step.outcome) })}</div>
          {step.changeIds.length > 0 && <div>{t('why.changes', { count: step.changeIds.length })}</div>}
        </Line>
      );
    case 'question': {
      const names = step.question.candidates.map(({ name }) => name).join(', ');
      return (
        <Line title={t('why.question', { about: t(`why.abouts.${step.question.about}`) })}>
          <div>{t('why.candidates', { names })}</div>
        </Line>
      );
    }
    case 'model': {
      const text = textOf(step.content);
      return (
        <Line title={t('why.modelStep', { step: step.step })}>
          {text !== '' && <Box sx={{ whiteSpace: 'pre-wrap' }}>{text}</Box>}
          {step.stopReason !== null && <div>{t('why.stop', { reason: plain(step.stopReason) })}</div>}
          {step.requestId !== null && <div>{t('why.requestId', { id: step.requestId })}</div>}
        </Line>
      );
    }
    case 'proposal': {
      const { verdict, reasonCode } = step.check;
      const reason = reasonCode === null ? '' : ` (${plain(reasonCode.replace(/^\w+\./, ''))})`;
      return (
        <Line title={t('why.proposal', { name: plain(step.name) })}>
          <Facts value={step.input} />
          <div>{t('why.checked', { verdict: t(`why.verdicts.${verdict}`) }) + reason}</div>
          <div>
            {t('why.result')}: {step.result}
          </div>
          {step.awaitedChangeIds.length > 0 && <div>{t('why.onTheWay')}</div>}
        </Line>
      );
    }
    case 'failure':
      return (
        <Line
          title={t('why.failure', {
            reason: t(`reasons.${step.reason}`, { defaultValue: plain(step.reason) }),
          })}
        />
      );
    case 'ended': {
      const result = t(`why.results.${step.result.kind}`, { defaultValue: step.result.kind });
      const reason = step.result.kind === 'handedOver' ? step.result.reasonCode : null;
      return (
        <Line title={t('why.ended', { result })}>
          {reason !== null && <div>{t(`reasons.${reason}`, { defaultValue: plain(reason) })}</div>}
        </Line>
      );
    }
    default:
      return (
        <Line title={t('why.other')}>
          <Facts value={given} />
        </Line>
      );
  }
}

function Line({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Box component="li" sx={{ py: 2, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}>
      <Box sx={{ fontWeight: 'fontWeightMedium' }}>{title}</Box>
      <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{children}</Box>
    </Box>
  );
}

/** What was handed over, name by name, as it was written. */
function Facts({ value }: { value: unknown }) {
  return factLines(value).map((line) => <div key={line}>{line}</div>);
}
