import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { VenueTime } from '../../../components/venue-time.tsx';
import { sayCountdown, saySpan } from '../../../lib/time/say-span.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { StoryPlan } from '../story-types.ts';
import { tellPlan } from '../tell-step.ts';
import { useSay } from '../use-say.ts';

/** What comes next, counting down. */
export function PlannedLines({ planned, isOver }: { planned: StoryPlan[]; isOver: boolean }) {
  const { t } = useTranslation('process');
  const say = useSay();
  const now = useNow();
  if (planned.length === 0)
    return <Box sx={{ color: 'text.secondary' }}>{t(isOver ? 'nothingOver' : 'nothingPlanned')}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {planned.map(({ id, action, facts, dueAt }) => {
        const ms = Date.parse(dueAt) - now;
        return (
          <Box component="li" key={id} sx={{ display: 'flex', gap: 2, py: 1 }}>
            <Schedule aria-hidden sx={{ fontSize: 20, color: 'warning.main' }} />
            <Box>
              <div>{tellPlan(t, action, facts, say)}</div>
              <Box sx={{ color: 'text.secondary', typography: 'body2' }}>
                {ms > 0
                  ? t('dueIn', { duration: sayCountdown(ms) })
                  : t('dueSince', { duration: saySpan(-ms) })}
                {' · '}
                <VenueTime at={dueAt} />
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
