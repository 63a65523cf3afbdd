import Bedtime from '@mui/icons-material/BedtimeOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../lib/i18n/i18n.ts';
import { cityOfZone, formatClock, formatDay, formatFull, readerZone } from '../../../lib/time/format-time.ts';
import { saySpan } from '../../../lib/time/say-span.ts';
import { foldIdle } from '../fold-idle.ts';
import type { StoryStep } from '../story-types.ts';
import { tellStep } from '../tell-step.ts';
import { useSay } from '../use-say.ts';

/** As many lines as the server gives at most. */
const NEWEST = 500;

/** What happened, oldest first; long pauses are folded into one line. */
export function StoryLines({ steps }: { steps: StoryStep[] }) {
  const { t } = useTranslation('process');
  const place = { language: currentLanguage(), timeZone: readerZone };
  const lines = foldIdle(steps, (at) => formatDay(Date.parse(at), place));
  return (
    <>
      {steps.length === NEWEST && (
        <Box sx={{ color: 'text.secondary', mb: 2 }}>{t('newestOnly', { count: NEWEST })}</Box>
      )}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {lines.map((line) => {
          switch (line.kind) {
            case 'day':
              return (
                <Box component="li" key={line.key} sx={{ typography: 'subtitle2', py: 1 }}>
                  {formatDay(Date.parse(line.at), place)}
                </Box>
              );
            case 'idle':
              return (
                <Box component="li" key={line.key} sx={idleStyle}>
                  <Bedtime aria-hidden sx={{ fontSize: 16 }} />
                  {t('idle', { duration: saySpan(line.ms) })}
                </Box>
              );
            case 'step':
              return <StepLine key={line.key} step={line.step} />;
          }
        })}
      </Box>
    </>
  );
}

function StepLine({ step }: { step: StoryStep }) {
  const { t } = useTranslation('process');
  const say = useSay();
  const place = { language: currentLanguage(), timeZone: readerZone };
  const instant = Date.parse(step.at);
  const name = step.actorName ?? t(`actors.${step.actorKind}`);
  return (
    <Box component="li" sx={stepStyle}>
      <Tooltip describeChild title={`${formatFull(instant, place)} · ${cityOfZone(readerZone)}`}>
        <Box component="time" dateTime={step.at} sx={{ color: 'text.secondary', width: 48, flexShrink: 0 }}>
          {formatClock(instant, place)}
        </Box>
      </Tooltip>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {tellStep(t, step.step, step.facts, say)}
        <Box component="span" sx={{ color: 'text.secondary', typography: 'caption', ml: 2 }}>
          {t('by', { name })}
        </Box>
      </Box>
    </Box>
  );
}

const stepStyle = { display: 'flex', gap: 3, py: 1.5, borderBottom: 1, borderColor: 'divider' } as const;
const idleStyle = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  py: 1.5,
  pl: 15,
  color: 'text.secondary',
  typography: 'body2',
} as const;
