import Alarm from '@mui/icons-material/Alarm';
import AlarmOff from '@mui/icons-material/RunningWithErrors';
import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayCountdown, saySpan } from '../../../lib/time/say-span.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { ConversationRow } from '../conversation-types.ts';
import { readClock } from '../read-clock.ts';

/** The promise to answer, counting down; nothing where none runs. */
export function ClockLabel({
  clock,
  isQuiet = false,
}: {
  clock: ConversationRow['clock'];
  isQuiet?: boolean;
}) {
  const { t } = useTranslation('conversation');
  const now = useNow();
  const reading = readClock(clock, now);
  switch (reading.kind) {
    case 'none':
      return null;
    case 'due':
      return (
        <Clock icon={<Alarm {...ICON} />} colour={reading.isClose ? 'warning.main' : 'text.secondary'}>
          {t('clock.due', { duration: sayCountdown(reading.ms) })}
        </Clock>
      );
    case 'overdue':
      return (
        <Clock icon={<AlarmOff {...ICON} />} colour="error.main">
          {t('clock.overdue', { duration: saySpan(reading.ms) })}
        </Clock>
      );
    case 'late':
      return isQuiet ? null : (
        <Clock icon={<AlarmOff {...ICON} />} colour="text.secondary">
          {t('clock.overdueAnswered')}
        </Clock>
      );
    case 'met':
      return isQuiet ? null : (
        <Clock icon={<TaskAlt {...ICON} />} colour="text.secondary">
          {t('clock.met')}
        </Clock>
      );
  }
}

const ICON = { 'aria-hidden': true, sx: { fontSize: 16 } } as const;

function Clock({ icon, colour, children }: { icon: ReactNode; colour: string; children: ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color: colour }}>
      {icon}
      {children}
    </Box>
  );
}
