import Box from '@mui/material/Box';
import type { StateName } from './theme/tokens.ts';

type Stretch = { state: StateName; from: number; to: number; title: string };

const WIDTH = 1_000;
const HEIGHT = 20;
/** A minute of a day must still be seen. */
const NARROWEST = 3;

/** What something was over a window of time: one bar, drawn the same everywhere. A table says the same in words. */
export function StateTimeline({ stretches, label }: { stretches: Stretch[]; label: string }) {
  const from = stretches[0]?.from ?? 0;
  const to = stretches.at(-1)?.to ?? 1;
  const x = (at: number) => ((at - from) / Math.max(1, to - from)) * WIDTH;
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      sx={{ display: 'block', width: '100%', height: HEIGHT, borderRadius: 0.5 }}
    >
      {stretches.map((stretch) => (
        <Box
          key={stretch.from}
          component="rect"
          x={x(stretch.from)}
          y={0}
          width={Math.max(NARROWEST, x(stretch.to) - x(stretch.from) - 1)}
          height={HEIGHT}
          sx={{ fill: (theme) => theme.vars?.palette.state[stretch.state] ?? 'none' }}
        >
          <title>{stretch.title}</title>
        </Box>
      ))}
    </Box>
  );
}
